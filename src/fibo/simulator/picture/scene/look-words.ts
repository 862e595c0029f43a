import type { Lexicon } from './phrases.js';
import type { CameraAngle, Colors, Composition, Lens, Light, Setting, Style } from './scene.js';

export const ANGLE_WORDS: Lexicon<CameraAngle> = [
  ['eye-level', /\beye[- ]level|straight[- ]on/i],
  ['low', /\blow\b|worm'?s[- ]eye|from below|looking up/i],
  ['high', /\bhigh\b|elevated|looking down/i],
  ['dutch', /dutch|tilt|canted|oblique/i],
  ['overhead', /bird'?s[- ]eye|overhead|top[- ]down|flat[- ]lay|aerial|straight down/i],
];

export const LENS_WORDS: Lexicon<Lens> = [
  ['wide', /wide|fish[- ]?eye|\b(?:1[0-9]|2[0-8]) ?mm\b/i],
  ['standard', /standard|normal|natural|moderate|\b(?:35|40|50) ?mm\b/i],
  ['telephoto', /tele|zoom|portrait|macro|close[- ]up|\b(?:85|1\d\d|[2-6]00) ?mm\b/i],
];

export const LIGHT_WORDS: Lexicon<Light> = [
  ['natural', /natural|daylight|overcast|sunny|ambient/i],
  ['studio', /studio|key light|strobe/i],
  ['dramatic', /dramatic|low[- ]key|chiaroscuro|\bdim|moody|spotlight|\bdeep\b/i],
  ['golden-hour', /golden|sunset|sunrise|dusk|dawn|late afternoon/i],
  ['soft', /\bsoft|diffuse|\beven\b|gentle|mist|fog|barely/i],
  ['hard', /\bhard\b|harsh|\bdirect\b|flash|crisp|noon/i],
];

export const COLOR_WORDS: Lexicon<Colors> = [
  ['vibrant', /vibrant|vivid|saturated|bold|colou?rful|bright/i],
  ['pastel', /pastel|pale|delicate|muted/i],
  ['monochrome', /mono|black[- ]and[- ]white|gr[ae]y|sepia/i],
  ['warm', /warm|earth|brown|amber|orange|gold|terracotta|natural/i],
  ['cool', /cool|cold|blue|teal|silver|icy/i],
  ['neon', /neon|cyber|glowing|fluorescent|electric/i],
];

export const COMPOSITION_WORDS: Lexicon<Composition> = [
  ['thirds', /thirds|off[- ]cent|asymmetr/i],
  ['centered', /cent(?:er|re|ral)|(?<!a)symmetr|middle/i],
  ['dynamic', /dynamic|diagonal|leading lines|motion/i],
  ['minimal', /minimal|negative space|empty|sparse/i],
];

export const STYLE_WORDS: Lexicon<Style> = [
  ['photorealistic', /photo|realis|candid|natural|documentary|\b3d\b/i],
  ['cinematic', /cinema|film|movie/i],
  ['editorial', /editorial|magazine|fashion/i],
  ['commercial', /commercial|advert|product|cartoon|illustrat|flat|polished/i],
];

export const SETTING_WORDS: Lexicon<Setting> = [
  ['room', /\b(?:marble|tables?|desk|shelf|indoors?|rooms?|kitchen|studio|café|floor|velvet)\b/i],
  [
    'hills',
    /\b(?:hills?|forests?|fields?|meadows?|mountains?|desert|gardens?|snowy?|grass|park)\b/i,
  ],
  ['city', /\b(?:city|streets?|urban|downtown|skyline|alley|roads?|market|tokyo|paris|york)\b/i],
  ['sea', /\b(?:sea|beach|ocean|coast|shore|harbou?r|lake|river|island|waves?|cliffs?)\b/i],
];
