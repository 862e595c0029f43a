import { beforeEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { ManualClock } from '../../test/support/manual-clock.js';
import { testConfig } from '../../test/support/test-config.js';
import { PublicAddress } from '../common/http/public-address.js';
import { requestContext } from '../common/http/request-context.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { CreateGenerationDto } from './generation.dto.js';
import type { GenerationTerms } from './generation-terms.js';
import { GenerationService } from './generation.service.js';
import { PictureBuyer } from './picture-buyer.js';

const DEADLINE_MS = 300_000;

describe(GenerationService.name, () => {
  const clock = new ManualClock();
  let service: GenerationService;

  /** What it buys is not for sale, so that the order is all there is. */
  beforeEach(async () => {
    const buy = (order: GenerationTerms) => Promise.reject(new Ordered(order));
    const module = await Test.createTestingModule({
      providers: [
        GenerationService,
        { provide: AppConfig, useValue: testConfig() },
        { provide: Clock, useValue: clock },
        { provide: PictureBuyer, useValue: { buy } },
        { provide: PublicAddress, useValue: new PublicAddress(undefined) },
      ],
    }).compile();
    service = module.get(GenerationService);
  });

  async function deadlineAt(): Promise<number | undefined> {
    const dto = Object.assign(new CreateGenerationDto(), { prompt: 'A luxury watch' });
    const error = await service.create(dto).catch((reason: unknown) => reason);
    return error instanceof Ordered ? error.order.deadlineAt.getTime() : undefined;
  }

  it("counts the deadline from the request's arrival, however long its body took", async () => {
    const arrivedAtMs = clock.now() - 60_000;
    const context = { requestId: 'r-1', arrivedAtMs, origin: 'http://localhost:8000' };

    expect(await requestContext.run(context, deadlineAt)).toBe(arrivedAtMs + DEADLINE_MS);
  });

  it('counts it from now for work that no request brought', async () => {
    expect(await deadlineAt()).toBe(clock.now() + DEADLINE_MS);
  });
});

class Ordered extends Error {
  constructor(readonly order: GenerationTerms) {
    super('ordered');
  }
}
