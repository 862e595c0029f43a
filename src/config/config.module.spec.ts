import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { AppConfig } from './app-config.js';
import { ConfigModule } from './config.module.js';
import { readConfig } from './environment.js';

describe(ConfigModule.name, () => {
  it('provides the configuration it is given', async () => {
    const config = readConfig({ PORT: '1234' });

    const module = await Test.createTestingModule({
      imports: [ConfigModule.forRoot(config)],
    }).compile();

    expect(module.get(AppConfig)).toBe(config);
  });
});
