import { beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { StorageFull } from './image-store.js';
import { RoomGauge } from './room-gauge.js';

describe(RoomGauge.name, () => {
  let clock: LeapingClock;
  let gauge: RoomGauge;
  /** The sizes that were tried. */
  let looks: number[];
  let fault: Error | undefined;

  beforeEach(() => {
    Logger.overrideLogger(false);
    clock = new LeapingClock();
    looks = [];
    fault = undefined;
    gauge = new RoomGauge((sizeBytes) => {
      looks.push(sizeBytes);
      return fault ? Promise.reject(fault) : Promise.resolve();
    }, clock);
  });

  it('looks once for all who ask at once, and for all who ask within a second', async () => {
    await Promise.all(Array.from({ length: 50 }, () => gauge.assertRoom()));
    clock.leap(999);
    await gauge.assertRoom();

    expect(looks).toEqual([0]);
  });

  it('counts the second from the end of a look, and has nobody begin another meanwhile', async () => {
    const first = gauge.assertRoom();
    clock.leap(5000);
    const second = gauge.assertRoom();
    await Promise.all([first, second]);
    await gauge.assertRoom();

    expect(looks).toEqual([0]);
  });

  it('says why there is no room, until a look finds some', async () => {
    fault = new Error('the disk is full');
    await expect(gauge.assertRoom()).rejects.toThrow(StorageFull);
    await expect(gauge.assertRoom()).rejects.toMatchObject({ cause: fault });

    fault = undefined;
    clock.leap(1000);
    await expect(gauge.assertRoom()).resolves.toBeUndefined();

    expect(looks).toEqual([0, 0]);
  });

  it('looks again at once when a picture found no room, and tries as many bytes', async () => {
    await gauge.assertRoom();
    gauge.refused(2000);
    gauge.refused(1000);

    await gauge.assertRoom();
    await gauge.assertRoom();

    expect(looks).toEqual([0, 2000]);
  });

  it('tries as many bytes until they find room, and no longer', async () => {
    fault = new Error('the disk is full');
    gauge.refused(2000);
    await expect(gauge.assertRoom()).rejects.toThrow(StorageFull);
    clock.leap(1000);
    await expect(gauge.assertRoom()).rejects.toThrow(StorageFull);

    fault = undefined;
    clock.leap(1000);
    await gauge.assertRoom();
    clock.leap(1000);
    await gauge.assertRoom();

    expect(looks).toEqual([2000, 2000, 2000, 0]);
  });

  it('does not take a look that began before a picture found no room for news', async () => {
    const before = gauge.assertRoom();
    gauge.refused(2000);
    await before;

    await gauge.assertRoom();

    expect(looks).toEqual([0, 2000]);
  });

  it('looks again when the clock was set back', async () => {
    await gauge.assertRoom();
    clock.leap(-3_600_000);

    await gauge.assertRoom();

    expect(looks).toHaveLength(2);
  });
});
