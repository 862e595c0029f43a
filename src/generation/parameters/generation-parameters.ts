/** The six ways to steer a picture; each value has its meaning and the phrase that FIBO was trained on (Bria, structured prompts). */
export const CAMERA_PARAMETERS = {
  camera_angle: {
    fiboName: 'camera angle',
    description: 'Where the camera stands relative to the subject',
    fallback: 'eye-level',
    values: {
      'eye-level': { phrase: 'eye-level', meaning: 'Level with the subject: neutral and direct' },
      'low-angle': {
        phrase: 'low angle',
        meaning: 'From below, looking up: makes the subject large',
      },
      'high-angle': {
        phrase: 'high angle',
        meaning: 'From above, looking down: makes the subject small',
      },
      'dutch-tilt': { phrase: 'dutch angle', meaning: 'The camera leans to one side: tension' },
      "bird's-eye": {
        phrase: "bird's-eye view",
        meaning: 'From straight above: patterns and layouts',
      },
    },
  },
  fov: {
    fiboName: 'field of view',
    description: 'How much of the scene the lens takes in',
    fallback: 'standard',
    values: {
      wide: { phrase: 'wide-angle', meaning: 'Takes in the surroundings and stretches the depth' },
      standard: {
        phrase: 'standard lens (35mm-50mm)',
        meaning: 'About what an eye sees, without distortion',
      },
      telephoto: {
        phrase: 'telephoto',
        meaning: 'Brings the subject near and blurs what is behind it',
      },
    },
  },
  lighting: {
    fiboName: 'lighting',
    description: 'Where the light comes from and how it falls',
    fallback: 'studio',
    values: {
      natural: { phrase: 'bright daylight', meaning: 'Daylight, as it is found outdoors' },
      studio: {
        phrase: 'studio lighting',
        meaning: 'Lamps placed for the picture: even and controlled',
      },
      dramatic: { phrase: 'dramatic lighting', meaning: 'Strong contrast of light and dark' },
      'golden-hour': {
        phrase: 'golden hour',
        meaning: 'Low, warm sun shortly after dawn or before dusk',
      },
      soft: { phrase: 'soft, diffused light', meaning: 'Diffused light with hardly a shadow' },
      hard: { phrase: 'hard, direct light', meaning: 'Direct light with sharp shadows' },
    },
  },
  color_palette: {
    fiboName: 'color palette',
    description: 'Which colours prevail',
    fallback: 'vibrant',
    values: {
      vibrant: { phrase: 'vibrant', meaning: 'Strong, saturated colours' },
      pastel: { phrase: 'pastel', meaning: 'Pale, gentle colours' },
      monochrome: { phrase: 'monochromatic', meaning: 'One hue, or black and white' },
      warm: { phrase: 'warm tones', meaning: 'Reds, oranges and yellows' },
      cool: { phrase: 'cool tones', meaning: 'Blues, greens and violets' },
      neon: { phrase: 'neon', meaning: 'Glowing colours on dark ground' },
    },
  },
  composition: {
    fiboName: 'composition',
    description: 'How the picture is arranged',
    fallback: 'rule-of-thirds',
    values: {
      'rule-of-thirds': {
        phrase: 'rule of thirds',
        meaning: 'The subject stands a third in from an edge',
      },
      centered: { phrase: 'centered', meaning: 'The subject stands in the middle' },
      dynamic: {
        phrase: 'dynamic, with leading lines',
        meaning: 'Diagonals and leading lines: movement',
      },
      minimal: {
        phrase: 'minimal, with much empty space',
        meaning: 'Few things and much empty space',
      },
    },
  },
  style: {
    fiboName: 'style',
    description: 'What the picture looks made for',
    fallback: 'photorealistic',
    values: {
      photorealistic: { phrase: 'photorealistic', meaning: 'Looks like a photograph' },
      cinematic: { phrase: 'cinematic', meaning: 'Looks like a frame of a film' },
      editorial: { phrase: 'editorial', meaning: 'Looks made for a magazine' },
      commercial: { phrase: 'commercial', meaning: 'Looks made for an advertisement' },
    },
  },
} as const;

export type CameraParameterName = keyof typeof CAMERA_PARAMETERS;

/** One value, or null, for each of the six. */
export type CameraParameters = Record<CameraParameterName, string | null>;

/** In the order in which they appear wherever all six are listed. */
export const CAMERA_PARAMETER_NAMES = Object.keys(CAMERA_PARAMETERS) as CameraParameterName[];

/** The values a parameter may have, in the contract's order. */
export function valuesOf(name: CameraParameterName): readonly string[] {
  return Object.keys(CAMERA_PARAMETERS[name].values);
}

/** What each value of a parameter does to the picture. */
export function cameraMeanings(name: CameraParameterName): Readonly<Record<string, string>> {
  const values = Object.entries(CAMERA_PARAMETERS[name].values);
  return Object.fromEntries(values.map(([value, { meaning }]) => [value, meaning]));
}

/** A parameter's value in FIBO's words. */
export function fiboPhrase(name: CameraParameterName, value: string): string {
  const values: Readonly<Record<string, { readonly phrase: string }>> =
    CAMERA_PARAMETERS[name].values;
  return values[value]?.phrase ?? value;
}

/** The six as a row holds them. */
export interface ParameterColumns {
  readonly cameraAngle: string | null;
  readonly fov: string | null;
  readonly lighting: string | null;
  readonly colorPalette: string | null;
  readonly composition: string | null;
  readonly style: string | null;
}

/** A row's parameters under their names on the wire. */
export function parametersOf(row: ParameterColumns): CameraParameters {
  return {
    camera_angle: row.cameraAngle,
    fov: row.fov,
    lighting: row.lighting,
    color_palette: row.colorPalette,
    composition: row.composition,
    style: row.style,
  };
}

/** Parameters as a row holds them. */
export function parameterColumns(parameters: CameraParameters): ParameterColumns {
  return {
    cameraAngle: parameters.camera_angle,
    fov: parameters.fov,
    lighting: parameters.lighting,
    colorPalette: parameters.color_palette,
    composition: parameters.composition,
    style: parameters.style,
  };
}
