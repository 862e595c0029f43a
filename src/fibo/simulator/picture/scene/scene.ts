export type CameraAngle = 'eye-level' | 'low' | 'high' | 'dutch' | 'overhead';
export type Lens = 'wide' | 'standard' | 'telephoto';
export type Light = 'natural' | 'studio' | 'dramatic' | 'golden-hour' | 'soft' | 'hard';
export type Colors = 'vibrant' | 'pastel' | 'monochrome' | 'warm' | 'cool' | 'neon';
export type Composition = 'thirds' | 'centered' | 'dynamic' | 'minimal';
export type Style = 'photorealistic' | 'cinematic' | 'editorial' | 'commercial';
export type Setting = 'room' | 'hills' | 'city' | 'sea' | 'water';
export type SubjectName =
  | 'watch'
  | 'tower'
  | 'bottle'
  | 'cup'
  | 'flower'
  | 'tree'
  | 'car'
  | 'animal'
  | 'portrait'
  | 'mountain'
  | 'boat'
  | 'sculpture';

/** What a structured prompt is understood to ask for. */
export interface Scene {
  readonly angle: CameraAngle;
  readonly lens: Lens;
  readonly light: Light;
  readonly colors: Colors;
  readonly composition: Composition;
  readonly style: Style;
  readonly setting: Setting;
  readonly subject: SubjectName;
  /** The word that named the subject, in capitals. */
  readonly title: string;
  /** The short description as it came; may be empty, and may hold any character. */
  readonly caption: string;
}
