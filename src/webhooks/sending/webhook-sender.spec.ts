import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { testConfig } from '../../../test/support/test-config.js';
import { eventIn, WebhookReceiver } from '../../../test/support/webhook-receiver.js';
import { NameResolver } from '../../common/network/name-resolver.js';
import type { ClaimedDelivery } from '../dispatch/delivery-queue.repository.js';
import type { WebhookSecrets } from '../secrets/webhook-secrets.js';
import { WebhookTargets } from '../target/webhook-targets.js';
import { BatchSubjects, GenerationSubjects } from '../webhook-subjects.js';
import { EventMessages } from './event-messages.js';
import { newSecret } from './signature.js';
import { WebhookCaller } from './webhook-caller.js';
import { PATIENCE_MS, WebhookSender } from './webhook-sender.js';

const SECRET = newSecret();
const CREATED_AT = new Date('2026-01-01T10:00:00.123Z');

class Batches extends BatchSubjects {
  override findData(id: number): Promise<object | undefined> {
    return Promise.resolve(id === 7 ? { id, status: 'completed' } : undefined);
  }
}

class Generations extends GenerationSubjects {
  data: object | undefined = { id: 101 };

  override subscribe(): Promise<void> {
    return Promise.resolve();
  }

  override findData(): Promise<object | undefined> {
    return Promise.resolve(this.data);
  }
}

/** A name that leads elsewhere at every look-up, first to this machine. */
class RebindingNames extends NameResolver {
  asked = 0;

  override resolve: NameResolver['resolve'] = () => {
    const address = this.asked++ === 0 ? '127.0.0.1' : '10.0.0.1';
    return Promise.resolve([{ address, family: 4 }]);
  };
}

describe(WebhookSender.name, () => {
  let receiver: WebhookReceiver;
  let clock: ManualClock;
  let names: RebindingNames;
  let generations: Generations;
  let sender: WebhookSender;

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
    clock = new ManualClock(Date.now());
    names = new RebindingNames();
    generations = new Generations();
    const targets = new WebhookTargets(names, testConfig({ WEBHOOK_ALLOW_LOOPBACK: 'true' }));
    const secrets: Pick<WebhookSecrets, 'listSigning'> = {
      listSigning: jest.fn(() => Promise.resolve([SECRET])),
    };
    const messages = new EventMessages(
      generations,
      new Batches(),
      secrets as WebhookSecrets,
      clock,
    );
    sender = new WebhookSender(messages, targets, new WebhookCaller(), clock);
  });

  afterEach(() => receiver.stop());

  const delivery = (url = `http://hooks.invalid:${receiver.port}/`): ClaimedDelivery => ({
    id: 1,
    fence: 1,
    webhookId: 'msg_1',
    userId: 1,
    subject: { is: 'generation', id: 101 },
    event: 'generation.completed',
    url,
    isCached: false,
    tries: 0,
    createdAt: CREATED_AT,
  });

  it('sends what happened, when, and to what, signed at the time of the attempt', async () => {
    await expect(sender.send(delivery())).resolves.toBe(204);

    const [message] = receiver.received;
    if (!message) throw new Error('nothing came');
    expect(eventIn(message)).toEqual({
      type: 'generation.completed',
      timestamp: '2026-01-01T10:00:00.123Z',
      data: { id: 101 },
    });
    const headers = message.headers as Record<string, string>;
    expect(() => new Webhook(SECRET).verify(message.body, headers)).not.toThrow();
  });

  it('calls what it has checked: a name that changes meanwhile is asked once', async () => {
    await sender.send(delivery());

    expect(names.asked).toBe(1);
    expect(receiver.received).toHaveLength(1);
    await expect(sender.send(delivery())).rejects.toMatchObject({
      message: 'The URL does not lead to a public address',
    });
  });

  it('gives a receiver up that does not answer within 15 s', async () => {
    receiver.answer = () => undefined;
    const sent = sender.send(delivery());
    const failed = expect(sent).rejects.toMatchObject({
      message: 'No answer within 15 s',
      isFinal: false,
    });
    await clock.untilAsleep();
    await clock.advance(PATIENCE_MS);

    await failed;
  });

  it('gives up a name that nobody answers for', async () => {
    const silence = jest.fn<NameResolver['resolve']>(() => new Promise(() => undefined));
    names.resolve = silence;
    const failed = expect(sender.send(delivery())).rejects.toThrow('No answer within 15 s');
    await clock.untilAsleep();
    await clock.advance(PATIENCE_MS);

    await failed;
    expect(silence.mock.lastCall?.[1].aborted).toBe(true);
  });

  it('tells of a batch what its makers tell', async () => {
    const about = { event: 'batch.completed', subject: { is: 'batch', id: 7 } } as const;
    await sender.send({ ...delivery(), ...about });

    const [message] = receiver.received;
    if (!message) throw new Error('nothing came');
    expect(eventIn(message)).toMatchObject({
      type: 'batch.completed',
      data: { id: 7, status: 'completed' },
    });
    const gone = { ...about, subject: { is: 'batch', id: 8 } } as const;
    await expect(sender.send({ ...delivery(), ...gone })).rejects.toMatchObject({
      message: 'The batch is gone',
      isFinal: true,
    });
  });

  it('fails for good when there is nothing to tell any more', async () => {
    generations.data = undefined;

    await expect(sender.send(delivery())).rejects.toMatchObject({ isFinal: true });
    expect(receiver.received).toHaveLength(0);
  });
});
