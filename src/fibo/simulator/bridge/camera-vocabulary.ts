import type { Facet } from './vocabulary.js';

export const CAMERA_ANGLE: Facet<unknown> = {
  label: 'camera angle',
  choices: [
    {
      labelled: /eye[- ]level/i,
      anywhere: /\beye[- ]level\b/i,
      sentences: [
        'Eye-level, presenting {subject} directly to the viewer.',
        'Eye-level, straight-on, as a person standing in front of {subject} would see it.',
      ],
      extras: {},
    },
    {
      labelled: /\blow/i,
      anywhere: /\blow[- ]angle\b|\bworm'?s[- ]eye\b/i,
      sentences: [
        'Low angle, looking up at {subject} and giving it a commanding presence.',
        'Slightly low angle, so that {subject} rises against the background.',
      ],
      extras: {},
    },
    {
      labelled: /\bhigh/i,
      anywhere: /\bhigh[- ]angle\b/i,
      sentences: [
        'High angle, looking down on {subject} and showing the surface around it.',
        'Elevated, high angle, with {subject} seen from above and slightly in front.',
      ],
      extras: {},
    },
    {
      labelled: /dutch|tilt/i,
      anywhere: /\bdutch (?:angle|tilt)\b|\btilted (?:camera|horizon)\b/i,
      sentences: [
        'Dutch angle, tilting the horizon behind {subject} for a sense of tension.',
        'Dutch angle, with the whole frame canted to the left around {subject}.',
      ],
      extras: {},
    },
    {
      labelled: /bird|overhead|top/i,
      anywhere: /\bbird'?s[- ]eye\b|\boverhead (?:shot|view)\b|\btop[- ]down\b|\bflat lay\b/i,
      sentences: [
        "Bird's-eye view, looking straight down on {subject}.",
        "Bird's-eye view from directly overhead, reducing {subject} to its outline.",
      ],
      extras: {},
    },
  ],
};

/** What a lens does to the sharpness of a picture. */
interface LensExtras {
  readonly depthOfField: string;
  readonly focus: string;
}

const DEEP: LensExtras = {
  depthOfField: 'Deep, keeping foreground and background in focus.',
  focus: 'Sharp throughout, with every part of {subject} clearly defined.',
};
const MODERATE: LensExtras = {
  depthOfField: 'Moderate, with the background slightly softened.',
  focus: 'Sharp focus on {subject}.',
};
const SHALLOW: LensExtras = {
  depthOfField: 'Shallow, blurring the background into soft shapes.',
  focus: 'Sharp focus on {subject}, falling off quickly behind it.',
};

export const LENS: Facet<LensExtras> = {
  label: 'field of view',
  choices: [
    {
      labelled: /standard|normal|\b50 ?mm\b/i,
      anywhere: /\bstandard lens\b|\b(?:35|50) ?mm\b/i,
      sentences: [
        'Standard lens (e.g., 35mm-50mm), providing a natural perspective without distortion.',
        'Standard lens (35mm-50mm), close to what the human eye sees.',
      ],
      extras: MODERATE,
    },
    {
      labelled: /wide/i,
      anywhere: /\b(?:ultra[- ])?wide[- ]angle\b|\b(?:16|20|24|28) ?mm\b/i,
      sentences: [
        'Wide-angle (e.g., 24mm), taking in the surroundings of {subject} as well.',
        'Wide-angle, exaggerating the distance between foreground and background.',
      ],
      extras: DEEP,
    },
    {
      labelled: /tele|zoom/i,
      anywhere: /\btelephoto\b|\b(?:135|200|300|400) ?mm\b/i,
      sentences: [
        'Telephoto (e.g., 200mm), compressing the space behind {subject}.',
        'Telephoto, isolating {subject} from a distant background.',
      ],
      extras: SHALLOW,
    },
    {
      labelled: /portrait/i,
      anywhere: /\bportrait lens\b|\b85 ?mm\b/i,
      sentences: ['Portrait lens (50mm-85mm), flattering {subject} without distortion.'],
      extras: SHALLOW,
    },
    {
      labelled: /macro|close/i,
      anywhere: /\bmacro\b|\bextreme close[- ]up\b/i,
      sentences: ['Macro, showing the finest details of {subject} at life size.'],
      extras: SHALLOW,
    },
    {
      labelled: /fish/i,
      anywhere: /\bfish[- ]?eye\b/i,
      sentences: ['Fisheye, bending straight lines into curves around {subject}.'],
      extras: DEEP,
    },
  ],
};
