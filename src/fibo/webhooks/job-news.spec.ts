import { beforeEach, describe, expect, it } from '@jest/globals';
import type { JobEnd } from '../job-look.js';
import { JobNews } from './job-news.js';

const END: JobEnd = { state: 'failed', code: 500, message: 'It went wrong' };
const ATTEMPT = { generationId: 101, number: 1 };

/** Looks in vain until it is stopped. */
function lookForEver(signal: AbortSignal): Promise<string> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}

const hear = (end: JobEnd) => `heard of ${end.state}`;

describe(JobNews.name, () => {
  let news: JobNews;
  let stopping: AbortController;

  beforeEach(() => {
    news = new JobNews();
    stopping = new AbortController();
  });

  it('stops the looks of whoever waits for the job, and is heard', async () => {
    const heard = news.of('req-1', stopping.signal, { look: lookForEver, hear });

    expect(news.tellEnd('req-1', END)).toBe(true);
    await expect(heard).resolves.toBe('heard of failed');
  });

  it('is for the job it tells of, and for nobody when that is not waited for', async () => {
    const heard = news.of('req-1', stopping.signal, { look: lookForEver, hear });

    expect(news.tellEnd('req-2', END)).toBe(false);
    news.tellEnd('req-1', END);
    await heard;
    expect(news.tellEnd('req-1', END)).toBe(false);
  });

  it('does not change what a look has found', async () => {
    const look = () => Promise.resolve('found');
    await expect(news.of('req-1', stopping.signal, { look, hear })).resolves.toBe('found');
  });

  it('passes on why the looks failed', async () => {
    const look = () => Promise.reject(new Error('late'));
    await expect(news.of('req-1', stopping.signal, { look, hear })).rejects.toThrow('late');
  });

  it.each(['before', 'after'])('lets the looks be stopped %s they begin', async (when) => {
    if (when === 'before') stopping.abort(new Error('the service is stopping'));
    const heard = news.of('req-1', stopping.signal, { look: lookForEver, hear });
    stopping.abort(new Error('the service is stopping'));

    await expect(heard).rejects.toThrow('the service is stopping');
  });

  it('tells what became of a submission whose answer does not come', async () => {
    const acceptance = news.acceptanceOf(ATTEMPT, new Promise<string>(() => undefined));
    news.tellAcceptance({ ...ATTEMPT, number: 2 }, 'req-2');
    news.tellAcceptance(ATTEMPT, 'req-1');

    await expect(acceptance).resolves.toBe('req-1');
  });

  it('leaves a submission to its answer', async () => {
    const answered = news.acceptanceOf(ATTEMPT, Promise.resolve('req-1'));
    const refused = news.acceptanceOf(ATTEMPT, Promise.reject(new Error('refused')));

    await expect(answered).resolves.toBe('req-1');
    await expect(refused).rejects.toThrow('refused');
  });
});
