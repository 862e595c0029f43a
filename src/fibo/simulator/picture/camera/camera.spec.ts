import { describe, expect, it } from '@jest/globals';
import type { CameraPose } from './camera.js';
import { Camera } from './camera.js';

const LEVEL: CameraPose = {
  pitch: 0,
  roll: 0,
  distance: 3,
  curvature: 0,
  anchor: { x: 400, y: 500 },
  size: 600,
  axis: { x: 500, y: 500 },
  radius: 700,
};

const aim = (pose: Partial<CameraPose>) => new Camera({ ...LEVEL, ...pose });
const horizonOf = (camera: Camera) => camera.project(0, 0, 1e6).y;
const widthAt = (camera: Camera, y: number) =>
  camera.project(0.5, y, 0).x - camera.project(-0.5, y, 0).x;

describe(Camera.name, () => {
  it('puts the subject where it is to be, as high as it is to be', () => {
    const camera = aim({});
    const [foot, middle, head] = [0, 0.5, 1].map((y) => camera.project(0, y, 0));

    expect(middle).toMatchObject({ x: 400, y: 500 });
    expect((foot?.y ?? 0) - (head?.y ?? 0)).toBeCloseTo(600);
  });

  it('has its horizon at its own height, higher when it looks down and lower when it looks up', () => {
    expect(horizonOf(aim({}))).toBeCloseTo(500, 0);
    expect(horizonOf(aim({ pitch: -30 }))).toBeLessThan(200);
    expect(horizonOf(aim({ pitch: 30, distance: 1.5 }))).toBeGreaterThan(700);
  });

  it('lets what it looks up at grow narrower, and what it looks down on grow broader', () => {
    const [low, high] = [aim({ pitch: 30, distance: 1.5 }), aim({ pitch: -30 })];

    expect(widthAt(low, 1)).toBeLessThan(widthAt(low, 0) * 0.85);
    expect(widthAt(high, 1)).toBeGreaterThan(widthAt(high, 0) * 1.1);
  });

  it('leans the horizon by its roll', () => {
    const camera = aim({ roll: 15 });
    const [left, right] = [camera.project(-9, 0, 20), camera.project(9, 0, 20)];

    expect((right.y - left.y) / (right.x - left.x)).toBeCloseTo(Math.tan((15 * Math.PI) / 180));
  });

  it('shows no horizon, and circles as circles, from straight above', () => {
    const camera = aim({ pitch: -90 });
    const [right, away] = [camera.project(0.5, 0, 0), camera.project(0, 0, 0.5)];

    expect(camera.seesHorizon).toBe(false);
    expect(right.x - 400).toBeCloseTo(300);
    expect(500 - away.y).toBeCloseTo(300);
    expect(camera.openness).toBeCloseTo(1, 1);
  });

  it('brings the background near from afar', () => {
    const sizeOfHill = (camera: Camera) => camera.project(0, 0, 30).y - camera.project(0, 3, 30).y;

    expect(sizeOfHill(aim({ distance: 9 }))).toBeGreaterThan(2 * sizeOfHill(aim({})));
  });

  it('bends straight lines outwards when its lens is curved', () => {
    const camera = aim({ curvature: 0.3, anchor: { x: 500, y: 500 } });
    const [left, middle, right] = [-0.8, 0, 0.8].map((x) => camera.project(x, 1, 0));

    expect(middle?.y).toBeLessThan(((left?.y ?? 0) + (right?.y ?? 0)) / 2 - 5);
  });

  it('keeps points behind it finite', () => {
    const { x, y } = aim({}).project(1, 0, -50);

    expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });
});
