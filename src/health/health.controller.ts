import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpenToAll } from '../common/access/needs.decorator.js';
import { ApiErrors } from '../common/errors/api-errors.decorator.js';
import { NOT_STORED } from '../common/http/not-stored.js';
import { VERSION } from '../config/version.js';
import { LivenessDto, ReadinessDto } from './health.dto.js';
import { HealthService } from './health.service.js';

@ApiTags('Health')
@OpenToAll()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the process lives' })
  @ApiOkResponse({ description: 'It lives', type: LivenessDto, headers: NOT_STORED })
  @ApiErrors()
  getLiveness(): LivenessDto {
    return { status: 'ok', version: VERSION };
  }

  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Whether requests should be sent here',
    description: 'FIBO being down changes nothing here: what is kept can still be fetched.',
  })
  @ApiOkResponse({ description: 'They should', type: ReadinessDto, headers: NOT_STORED })
  @ApiErrors('DATABASE_UNAVAILABLE', 'SHUTTING_DOWN')
  getReadiness(): Promise<ReadinessDto> {
    return this.health.getReadiness();
  }
}
