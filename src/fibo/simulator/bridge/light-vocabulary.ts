import type { Facet } from './vocabulary.js';

/** Where light comes from and what it leaves dark. */
interface LightExtras {
  readonly direction: string;
  readonly shadows: string;
}

export const LIGHTING: Facet<LightExtras> = {
  label: 'lighting',
  choices: [
    {
      labelled: /natural|daylight|overcast/i,
      anywhere: /\bnatural light\b|\bdaylight\b|\bovercast\b|\bsunny\b/i,
      sentences: ['Bright daylight, clear and neutral.', 'Natural daylight from an open sky.'],
      extras: {
        direction: 'Front-lit, from above and slightly behind the camera.',
        shadows: 'Soft, short shadows that ground {subject}.',
      },
    },
    {
      labelled: /studio/i,
      anywhere: /\bstudio light/i,
      sentences: [
        'Studio lighting, even and controlled, that brings out every detail of {subject}.',
        'Studio lighting with a large key light and a fill on the other side.',
      ],
      extras: {
        direction: 'Side-lit from left, with a weaker fill from the right.',
        shadows: 'Controlled shadows with clean edges beneath {subject}.',
      },
    },
    {
      labelled: /dramatic|chiaroscuro|low[- ]key/i,
      anywhere: /\bdramatic light|\bchiaroscuro\b|\blow[- ]key\b|\bdim(?:ly)?[- ](?:lit|indoor)\b/i,
      sentences: [
        'Dramatic, a single strong source against a dim indoor background.',
        'Dramatic, low-key lighting that leaves most of the frame dark.',
      ],
      extras: {
        direction: 'Side-lit from left, almost at a right angle to the camera.',
        shadows: 'Deep, pronounced shadows that swallow one side of {subject}.',
      },
    },
    {
      labelled: /golden|sunset|sunrise/i,
      anywhere: /\bgolden hour\b|\bsun(?:set|rise)\b|\blate afternoon\b/i,
      sentences: [
        'Golden hour, with warm, late afternoon sunlight.',
        'Golden hour light, low and honey-coloured.',
      ],
      extras: {
        direction: 'Backlit, with the sun low behind {subject}.',
        shadows: 'Long, soft shadows that stretch towards the viewer.',
      },
    },
    {
      labelled: /soft|diffuse/i,
      anywhere: /\bsoft(?:ly)? (?:light|lit)|\bsoftbox\b|\bdiffused? light/i,
      sentences: [
        'Soft and diffused, wrapping gently around {subject}.',
        'Soft, even light, as if from a softbox or another diffused source.',
      ],
      extras: {
        direction: 'Front-lit and slightly from above.',
        shadows: 'Barely visible, with gradual transitions.',
      },
    },
    {
      labelled: /hard|harsh/i,
      anywhere: /\b(?:hard|harsh) light|\bdirect flash\b/i,
      sentences: [
        'Hard, direct light from a small and distant source.',
        'Harsh, hard light that carves out the edges of {subject}.',
      ],
      extras: {
        direction: 'Front-lit from the upper right.',
        shadows: 'Crisp, sharply outlined shadows.',
      },
    },
  ],
};

/** The feeling that a color scheme gives. */
interface ColorExtras {
  readonly mood: string;
}

export const COLORS: Facet<ColorExtras> = {
  label: 'color palette',
  choices: [
    {
      labelled: /vibrant|vivid|saturated/i,
      anywhere: /\bvibrant\b|\bvivid colou?rs?\b|\bcolou?rful\b/i,
      sentences: [
        'Vibrant, with saturated colors that make {subject} stand out.',
        'Vibrant and rich, dominated by strong reds and blues.',
      ],
      extras: { mood: 'Energetic and lively.' },
    },
    {
      labelled: /pastel/i,
      anywhere: /\bpastel\b/i,
      sentences: [
        'Pastel, with pale pink, mint and cream tones.',
        'Soft pastel tones with little contrast.',
      ],
      extras: { mood: 'Gentle and dreamy.' },
    },
    {
      labelled: /mono|black|gr[ae]y/i,
      anywhere: /\bmonochrom(?:e|atic)\b|\bblack[- ]and[- ]white\b|\bgr[ae]yscale\b/i,
      sentences: [
        'Monochromatic (black and white), relying on tone alone.',
        'Monochromatic (black and white) for {subject}, contrasted with neutral grays behind it.',
      ],
      extras: { mood: 'Timeless and quiet.' },
    },
    {
      labelled: /warm/i,
      anywhere: /\bwarm (?:colou?rs?|tones?|palette)\b|\bearth tones?\b/i,
      sentences: [
        'Warm, dominated by browns, oranges and gold.',
        'Warm palette of amber and terracotta around {subject}.',
      ],
      extras: { mood: 'Cozy and inviting.' },
    },
    {
      labelled: /cool|cold/i,
      anywhere: /\b(?:cool|cold) (?:colou?rs?|tones?|palette)\b/i,
      sentences: [
        'Cool, dominated by blues and teals with a silver accent.',
        'Cool tones, from slate gray to deep blue.',
      ],
      extras: { mood: 'Calm and composed.' },
    },
    {
      labelled: /neon/i,
      anywhere: /\bneon\b|\bcyberpunk\b/i,
      sentences: [
        'Neon, with glowing magenta and cyan against black.',
        'Neon accents that reflect on {subject}.',
      ],
      extras: { mood: 'Electric and futuristic.' },
    },
  ],
};
