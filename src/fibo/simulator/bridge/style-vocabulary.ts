import type { Facet } from './vocabulary.js';

export const COMPOSITION: Facet<unknown> = {
  label: 'composition',
  choices: [
    {
      labelled: /thirds/i,
      anywhere: /\brule of thirds\b/i,
      sentences: [
        'Rule of thirds, with {subject} on the left vertical line.',
        'Rule of thirds, placing {subject} off to one side and leaving room to breathe.',
      ],
      extras: {},
    },
    {
      labelled: /cent(?:er|re)|symmetr/i,
      anywhere: /\bcent(?:er|re)d\b|\bsymmetrical\b/i,
      sentences: [
        'Centered, with {subject} occupying the majority of the frame.',
        'Symmetrical, with {subject} exactly in the middle.',
      ],
      extras: {},
    },
    {
      labelled: /dynamic|diagonal|leading/i,
      anywhere: /\bdynamic composition\b|\bdiagonal\b|\bleading lines\b/i,
      sentences: [
        'Dynamic, with {subject} positioned diagonally across the frame.',
        'Dynamic, using leading lines that draw the eye towards {subject}.',
      ],
      extras: {},
    },
    {
      labelled: /minimal/i,
      anywhere: /\bminimal(?:ist|istic)?\b|\bnegative space\b/i,
      sentences: [
        'Minimal, with {subject} alone in a wide empty space.',
        'Minimalist, leaving most of the frame as negative space.',
      ],
      extras: {},
    },
  ],
};

/** In what a picture seems to have been made. */
interface StyleExtras {
  readonly medium: string;
}

const PHOTOGRAPH: StyleExtras = { medium: 'photograph' };

export const STYLE: Facet<StyleExtras> = {
  label: 'style',
  choices: [
    {
      labelled: /photo|realis/i,
      anywhere: /\bphoto-?realistic\b|\bphoto(?:graph)?\b/i,
      sentences: ['Photorealistic, detailed and true to life.', 'Candid, natural, photorealistic.'],
      extras: PHOTOGRAPH,
    },
    {
      labelled: /cinema|film/i,
      anywhere: /\bcinematic\b|\bfilm still\b/i,
      sentences: ['Cinematic, like a still from a feature film.', 'Cinematic and atmospheric.'],
      extras: PHOTOGRAPH,
    },
    {
      labelled: /editorial|magazine/i,
      anywhere: /\beditorial\b|\bmagazine cover\b/i,
      sentences: ['Editorial, as in a fashion magazine.', 'Editorial, poised and deliberate.'],
      extras: PHOTOGRAPH,
    },
    {
      labelled: /commercial|advert|product/i,
      anywhere: /\bcommercial\b|\badvert(?:isement|ising)\b|\bproduct shot\b/i,
      sentences: [
        'Commercial, polished product advertising.',
        'Commercial, clean and flawless, made to sell {subject}.',
      ],
      extras: PHOTOGRAPH,
    },
    {
      labelled: /cartoon|illustrat|flat/i,
      anywhere: /\bcartoon\b|\billustration\b/i,
      sentences: ['Cartoonish, flat, friendly.'],
      extras: { medium: 'digital illustration' },
    },
    {
      labelled: /3d|render/i,
      anywhere: /\b3d\b/i,
      sentences: ['3D, photorealistic.'],
      extras: { medium: '3D render' },
    },
  ],
};
