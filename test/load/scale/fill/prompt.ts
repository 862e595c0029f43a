import { oneOf } from './dice.js';

const SUBJECTS = [
  'A luxury watch with a leather strap and a dark blue dial',
  'An old fisherman mending his nets on a wooden pier',
  'A pair of running shoes, mud splashing from their soles',
  'A glass bottle of perfume with a heavy faceted stopper',
  'Two children flying a kite that is shaped like a dragon',
  'A steaming bowl of ramen with a soft egg and spring onions',
  'An electric car at a charging station in the mountains',
  'A tabby cat asleep on a stack of second-hand books',
];

const SCENES = [
  'on a slab of white marble that is veined with grey',
  'in front of a brick wall that is half covered with ivy',
  'at the edge of a lake on which the morning mist still lies',
  'on a table by the window of a small café in the rain',
  'in a narrow street between market stalls and paper lanterns',
  'on a beach of black sand, with the surf out of focus behind',
];

const MOODS = [
  'the light comes from the left and leaves long shadows',
  'everything but the subject sinks into a warm darkness',
  'reflections on the wet ground repeat the colours of the sky',
  'calm and spacious, with room for a headline at the top',
  'shot for the cover of a magazine, every texture visible',
];

const DETAILS = [
  'no people in the background',
  'a few leaves scattered around, as if the wind had just brought them there',
  'the brand is not to be seen anywhere, neither on the product nor on its box',
  'a thin line of steam rises and dissolves at the upper edge of the picture',
];

/** SQL: what somebody might ask for, some 230 characters; no two are the same. */
export const PROMPT = `concat(
  ${oneOf(SUBJECTS, 31)}, ' ', ${oneOf(SCENES, 32)}, '; ', ${oneOf(MOODS, 33)}, ', ', ${oneOf(DETAILS, 34)}, ', variation ', id)`;
