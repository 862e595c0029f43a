import type { Lexicon } from './phrases.js';
import type { Setting, SubjectName } from './scene.js';

export const SUBJECT_WORDS: Lexicon<SubjectName> = [
  ['watch', /\b(?:wrist)?watch(?:es)?\b|\bclocks?\b|\btimepiece|\bchronograph|\bcompass/i],
  [
    'tower',
    /\blight-?house|\btowers?\b|\bcastle|\bbuilding|\bskyscraper|\bchurch|\btemple|\bhouse/i,
  ],
  ['bottle', /\bbottles?\b|\bperfume|\bfragrance|\bwine\b|\bvases?\b|\bcandle|\bcosmetic|\bserum/i],
  ['cup', /\bcups?\b|\bcoffee|\btea(?:pot|cup)?\b|\bespresso|\bmug|\bbowl|\bcappuccino|\bsoup/i],
  [
    'flower',
    /\bflower|\brose\b|\broses\b|\btulip|\blil(?:y|ies)|\bsunflower|\borchid|\bbouquet|\bdaisy/i,
  ],
  ['tree', /\btrees?\b|\boak\b|\bpines?\b|\bforest|\bbonsai|\bpalm|\bwillow/i],
  ['car', /\bcars?\b|\bautomobile|\bvehicle|\btaxi|\btruck|\bconvertible|\bporsche|\bbeetle/i],
  [
    'animal',
    /\bcats?\b|\bkittens?\b|\bdogs?\b|\bpupp(?:y|ies)|\bfox(?:es)?\b|\bwol(?:f|ves)|\bbears?\b|\brabbits?\b|\bbunny|\bhare\b|\blions?\b|\btigers?\b|\bpandas?\b|\belephants?\b|\bzebras?\b|\bhorses?\b|\bdeer\b|\banimals?\b/i,
  ],
  [
    'portrait',
    /\bportraits?\b(?! lens)|\bperson|\bpeople|\bwom[ae]n\b|\bm[ae]n\b|\bgirls?\b|\bboys?\b|\bfaces?\b|\bmodel\b|\bchild|\bastronaut|\brobots?\b|\bking\b|\bqueen\b|\bchef|\bdancer|\bfisherm[ae]n/i,
  ],
  ['mountain', /\bmountains?\b|\bpeaks?\b|\bvolcano|\bsummit|\balps\b|\blandscape|\bhills?\b/i],
  ['boat', /\bboats?\b|\bships?\b|\bsail(?:ing|boat)?\b|\byacht|\bcanoe/i],
];

/** Where a subject is drawn when the prompt names no place. */
export const NATURAL_SETTING: Readonly<Record<SubjectName, Setting>> = {
  watch: 'room',
  tower: 'sea',
  bottle: 'room',
  cup: 'room',
  flower: 'hills',
  tree: 'hills',
  car: 'city',
  animal: 'hills',
  portrait: 'city',
  mountain: 'hills',
  boat: 'water',
  sculpture: 'room',
};
