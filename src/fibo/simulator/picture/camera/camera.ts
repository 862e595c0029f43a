import type { Point } from '../paint/geometry.js';

/** How a camera stands, and where in the picture it puts the subject. */
export interface CameraPose {
  /** In degrees; -90 looks straight down. */
  readonly pitch: number;
  /** In degrees. */
  readonly roll: number;
  /** From the subject's middle, in heights of the subject. */
  readonly distance: number;
  readonly curvature: number;
  /** Where the subject's middle is to be, and how high it is to be there. */
  readonly anchor: Point;
  readonly size: number;
  /** What lines bend around, and how far from it they bend as much as the curvature says. */
  readonly axis: Point;
  readonly radius: number;
}

const SUBJECT_MIDDLE = 0.5;
/** A camera does not sink into the ground. */
const LOWEST = 0.06;
const NEAREST = 0.08;
const STEEP = -60;

/**
 * A pinhole camera in a world in which the subject stands at the origin and is 1 high:
 * x to the right, y up, z away from the viewer.
 */
export class Camera {
  private readonly sine: number;
  private readonly cosine: number;
  private readonly height: number;
  private readonly back: number;
  private readonly scale: number;
  private readonly middle: Point;

  constructor(private readonly pose: CameraPose) {
    const pitch = radians(pose.pitch);
    this.sine = Math.sin(pitch);
    this.cosine = Math.cos(pitch);
    this.height = Math.max(LOWEST, SUBJECT_MIDDLE - pose.distance * this.sine);
    this.back = pose.distance * this.cosine;
    this.middle = this.seesHorizon ? this.see(0, SUBJECT_MIDDLE, 0) : this.see(0, 0, 0);
    this.scale = pose.size / this.subjectHeight();
  }

  /** False when it looks so far down that the ground is all there is. */
  get seesHorizon(): boolean {
    return this.pose.pitch > STEEP;
  }

  /** How open a circle on the ground looks: 1 from above, 0 from the side, less than 0 from below. */
  get openness(): number {
    const viewed = Math.atan2(this.height - SUBJECT_MIDDLE, Math.max(this.back, NEAREST));
    return Math.sin(viewed);
  }

  /** The nearest z on the ground that can be drawn. */
  get nearestGround(): number {
    if (!this.seesHorizon) return -12;
    return (NEAREST * 1.5 + this.height * this.sine) / this.cosine - this.back;
  }

  project(x: number, y: number, z: number): Point {
    const seen = this.see(x, y, z);
    return this.bend(
      this.turn((seen.x - this.middle.x) * this.scale, (seen.y - this.middle.y) * this.scale),
    );
  }

  private subjectHeight(): number {
    const [one, other] = this.seesHorizon
      ? [this.see(0, 0, 0), this.see(0, 1, 0)]
      : [this.see(0, 0, -0.5), this.see(0, 0, 0.5)];
    return Math.abs(one.y - other.y);
  }

  private see(x: number, y: number, z: number): Point {
    const up = y - this.height;
    const away = z + this.back;
    const depth = Math.max(NEAREST, up * this.sine + away * this.cosine);
    return { x: x / depth, y: (away * this.sine - up * this.cosine) / depth };
  }

  private turn(x: number, y: number): Point {
    const { anchor, roll } = this.pose;
    const [sine, cosine] = [Math.sin(radians(roll)), Math.cos(radians(roll))];
    return { x: anchor.x + x * cosine - y * sine, y: anchor.y + x * sine + y * cosine };
  }

  private bend(point: Point): Point {
    const { axis, radius, curvature } = this.pose;
    if (curvature === 0) return point;
    const x = point.x - axis.x;
    const y = point.y - axis.y;
    const factor = Math.sqrt(1 + 2 * curvature * ((x * x + y * y) / (radius * radius)));
    return { x: axis.x + x / factor, y: axis.y + y / factor };
  }
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
