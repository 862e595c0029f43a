import type { INestApplication } from '@nestjs/common';
import { AppConfig } from '../../src/config/app-config.js';
import { CreateGenerationDto } from '../../src/generation/generation.dto.js';
import type { Hold } from '../../src/generation/leases/hold.js';
import { orderOf } from '../../src/generation/order.js';
import { GenerationInsertRepository } from '../../src/generation/rows/generation-insert.repository.js';
import { GenerationRepository } from '../../src/generation/rows/generation.repository.js';

/** So long nobody takes it over. */
const LEASE_MS = 60_000;
const ATTEMPT = 1;

/** A generation that waits for its turn and then goes on step by step, as its node writes it; without FIBO, and when a test says so. */
export class DrivenGeneration {
  static async pending(app: INestApplication): Promise<DrivenGeneration> {
    const dto = Object.assign(new CreateGenerationDto(), { prompt: 'A luxury watch' });
    const terms = { ...orderOf(dto, app.get(AppConfig), Date.now()), flightKey: null };
    const lease = { owner: 'somebody else', ms: LEASE_MS };
    const [insertion] = await app
      .get(GenerationInsertRepository, { strict: false })
      .insertAll([{ terms, state: 'pending' }], lease);
    if (insertion?.is !== 'inserted') throw new Error('the row was not inserted');
    const rows = app.get(GenerationRepository, { strict: false });
    return new DrivenGeneration(rows, insertion.hold);
  }

  private constructor(
    private readonly rows: GenerationRepository,
    private readonly hold: Hold,
  ) {}

  get id(): number {
    return this.hold.id;
  }

  get path(): string {
    return `/api/generate/${this.id}`;
  }

  async begin(attempt = ATTEMPT): Promise<void> {
    await this.rows.beginAttempt(this.hold, attempt);
  }

  async accept(): Promise<void> {
    const job = { requestId: `job-${this.id}`, acceptedAt: Date.now() };
    await this.rows.acceptAttempt(this.hold, ATTEMPT, job);
  }

  /** The first attempt fails, and another one follows. */
  async failAttempt(): Promise<void> {
    const end = {
      number: ATTEMPT,
      attemptClass: 'not_sent',
      httpStatus: null,
      billed: 'no',
    } as const;
    await this.rows.endAttempt(this.hold, end, 'no');
  }

  async complete(): Promise<void> {
    await this.rows.complete(this.hold, ATTEMPT, {
      image: { sha256: '9f'.repeat(32), mediaType: 'image/png' },
      parameters: {
        cameraAngle: 'eye-level',
        fov: 'standard',
        lighting: 'studio',
        colorPalette: 'vibrant',
        composition: 'rule-of-thirds',
        style: 'photorealistic',
      },
      reasoning: { lighting: 'studio: it shines.' },
      qualityScoreHundredths: 100,
      seed: 7,
      structuredPrompt: null,
      rawAnswer: Buffer.from('{}'),
    });
  }

  async fail(): Promise<void> {
    const failure = { code: 'GENERATION_FAILED', message: 'It failed', billed: 'no' } as const;
    await this.rows.fail(this.hold, failure, undefined);
  }

  /** It was never to have been. */
  async forget(): Promise<void> {
    await this.rows.forget(this.hold);
  }
}
