/** R1: the usual way. Nest with its defaults on express, ValidationPipe over a DTO of ten fields, MD5, Map, the object returned. */
import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, NotFoundException, Post } from '@nestjs/common';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { plainToInstance } from 'class-transformer';
import { R1Dto } from './r1.dto.js';
import { md5, readArguments } from './ready-answer.js';

const { port, request: known, answer } = readArguments();

@Controller('api/generate')
class R1Controller {
  private readonly answers = new Map<string, object>([
    [keyOf(plainToInstance(R1Dto, JSON.parse(known))), JSON.parse(answer) as object],
  ]);

  @Post()
  @HttpCode(200)
  create(@Body() dto: R1Dto): object {
    const found = this.answers.get(keyOf(dto));
    if (!found) throw new NotFoundException();
    return found;
  }
}

@Module({ controllers: [R1Controller] })
class R1Module {}

function keyOf(dto: R1Dto): string {
  return md5(JSON.stringify(dto));
}

const app = await NestFactory.create(R1Module, { logger: ['error'] });
app.useGlobalPipes(
  new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }),
);
await app.listen(port, '127.0.0.1');
