import { phraseTable } from '../phrase-table.js';
import type { RowsFor } from './rows.js';

const ROWS: RowsFor<'lighting'> = {
  natural: {
    names: `
      natural, daylight, day light, daylit, overcast, sunny, outdoor (light|lighting),
      available light, north light
    `,
    signs: `
      sun, sunlight, sunshine, sunlit, cloudy, clouds?, (open|clear|blue|bright|gr[ae]y|hazy) sky,
      dappled, open (shade|air),
      (morning|afternoon|midday|noon|day|winter|summer|spring|autumn|north facing) (light|sun|sunlight|sunshine),
      window light, (from|through) (a |the |an )?…(windows?|skylight|canopy|leaves|foliage|trees),
      daytime, blue hour, outdoors, skylight, (rainy|snowy|foggy|misty) …(day|sky|weather|light)
    `,
    hints: `
      bright, ambient, window, clear, morning, afternoon, midday, twilight, sky, leaves, canopy,
      shade, mist, misty, fog, foggy, haze, outdoor
    `,
  },
  studio: {
    names: `
      studio( light| lights| lit| lighting| strobes?| flash| setup| softbox(es)?)?,
      (three|two) point, light tent, light ?box, product lighting,
      (professional|professionally|commercial|commercial grade) (light|lighting|lit)
    `,
    signs: `
      soft ?boxes, (large|overhead|key|strip|octagonal|single|big|two|twin) soft ?box,
      soft ?box (setup|lighting|light|key|arrangement), octabox(es)?, strip ?box(es)?, key light,
      fill light, key (and|with|plus) fill, hair light, strobes?, ring (light|flash),
      beauty (dish|lighting), umbrellas?, clamshell, butterfly, high key,
      seamless (backdrop|background|paper|white), cyclorama, bounce card, photo shoot,
      product shoots?, (controlled|artificial) (light|lighting|illumination), evenly lit,
      lit evenly, (led|light|overhead|lighting) panels?, reflectors?, gelled, colou?red gels,
      continuous lights?, loop lighting
    `,
    hints: `
      controlled, even, evenly, uniform, uniformly, professional, artificial, backdrop, fill, key,
      catchlights?, polished, clean, balanced, product, soft ?box, crisp, shadowless, rim light,
      lamps?, gels?
    `,
  },
  dramatic: {
    names: `
      dramatic, dramatically, chiaroscuro, low key, rembrandt, film noir, noir, tenebris(m|t),
      caravaggio
    `,
    signs: `
      (high|strong|stark|intense|extreme|deep|heavy|theatrical|striking|sharp) contrasts?,
      (deep|heavy|inky|dark|pronounced|black|profound|dense) (shadows?|blacks), moody, spotlights?,
      spotlit, single (light source|source|light|strong source|beam|shaft|bulb|lamp|candle|window),
      (lone|flickering) …(lamp|lantern|candle|flame|bulb|light), (shafts?|beams?) of light,
      strong beam,
      (from|emerg(es|ing) from|into|in|by|out of) …(darkness|shadow|the dark|blackness),
      (carv|sculpt)(es|ing|ed) …out of, silhouett(e|es|ed), candle ?(light|lit), candles?,
      fire ?(light|lit), campfire, torch ?light, lanterns?, theatrical, stage lights?,
      split lighting, half (of )?(the |his |her )?face, volumetric, god rays, stormy, storm,
      lightning, dim, dimly, murky, gloomy, brooding, ominous, mysterious, suspense, underlit,
      night ?time, pitch black, neon, dark, venetian, swallow(s|ed|ing), stage, concert, gothic,
      pools? of light
    `,
    hints: `
      moon ?(light|lit), contrast, darkness, shadow, shadowy, tension, night, nocturnal, black,
      side lit, backlit, atmospheric, starlight, striking, rim lit, intense
    `,
  },
  'golden-hour': {
    names: `
      golden hour, magic hour, sunset, sunrise, sundown,
      late (afternoon|day|evening)( sun| light| sunlight| sunshine| glow)?, early evening,
      (setting|rising|sinking|low) sun,
      sun (is |about |to |slowly )*(set|sets|setting|rise|rises|rising|sinks?|sinking|dips?|dipping),
      golden (light|sun|sunlight|sunshine|glow|rays|backlight|evening|morning|warmth|illumination),
      low (angled? |evening |morning |warm |golden |winter )?(sun|sunlight)
    `,
    signs: `
      dusk, dawn, daybreak, first light, last (light|rays), end of the day,
      evening (sun|light|sunlight|glow),
      (honey|amber|honeyed|honey colou?red|honey toned|gold|orange|peach colou?red) (light|glow|hues?|sunlight|rays|tones?|illumination),
      (low on|near|over|above|at|toward|touching) the horizon, sun …low, sun kissed, gild(s|ed|ing),
      slanting (light|sun|rays), warm (glow|rays|backlight|evening|dusk), golden, honeyed
    `,
    hints: `
      warm, amber, honey, evening, glow, glowing, orange, horizon, (long|elongated) …shadows,
      lens flare
    `,
  },
  soft: {
    names: `
      (very )?soft( and| even| ambient| diffused| gentle| overall| indirect)* (light|lighting|illumination|glow|diffused light),
      soft and (diffused|even|gentle|ambient|flattering), softly (lit|diffused|illuminated),
      (evenly |gently |softly )?diffused?( light| lighting| illumination| glow)?, diffusion
    `,
    signs: `
      softly, softened, softness,
      (gentle|gently|delicate|flattering|velvety|silky|pearly|feathered|cushioned|enveloping|milky|wraparound|indirect|scattered|bounced) …(light|lighting|illumination|glow|lit|wash),
      low contrast, shadowless, directionless, non directional, (no|without) …direction,
      soft (flash|sunlight|shadows?),
      (no|without|minimal|barely any|barely visible|hardly any|faint|almost no|few|negligible|subtle) (harsh |hard |visible |distinct |strong |noticeable )?(shadows?|edges),
      barely visible, wrap(s|ping) …around, light wraps,
      (gradual|smooth|soft|gentle|delicate) (transitions?|gradients?|gradations?|falloff|shadows?|shadow edges),
      as if from a soft ?box, sheer curtains?, translucent, bounced?, scrim, feathery
    `,
    hints: `
      soft, gentle, gently, delicate, even, evenly, airy, soft ?box, muted, subtle, subdued,
      wraparound, smooth, flattering, ethereal, dreamy, milky, filtered, mild
    `,
  },
  hard: {
    names: `
      hard( direct| and direct| edged| directional)?( light| lighting| sunlight| illumination| flash| sun| shadows?)?,
      harsh( direct| midday| overhead| noon| bright)*( sunlight| sun| light| lighting| flash| shadows?)?,
      direct flash,
      (on camera|camera mounted|bare|undiffused|straight|frontal|pop up|built in) flash, undiffused,
      bare bulb
    `,
    signs: `
      (sharp|crisp|razor sharp|hard edged|sharp edged|well defined|sharply defined|sharply outlined|clearly outlined|clearly defined|strong|stark|defined)( and dark| dark| black| triangular)? (shadows?|edges),
      shadows? …(crisp|sharp|hard edged|sharply|cleanly|well defined),
      direct (sun|sunlight|sunshine|overhead sun|overhead sunlight|midday sun|light|overhead light|rays),
      (overhead|vertical|blazing|glaring|scorching|searing|fierce|relentless|merciless|brutal|unforgiving|intense|strong|unfiltered|desert|noon|blinding) …(sun|sunlight|noon|noon light|midday light),
      (noon|midday|high) sun …overhead, high noon, (short|black) …shadows,
      (small|point|pinpoint|concentrated) …(light )?source, unforgiving, glaring, glare, flash,
      specular, (strong|highly) directional, fresnel, (blown|blown out) (out|highlights),
      fluorescent
    `,
    hints: `
      direct, directional, sharp, crisp, strong, stark, defined, bare, unfiltered, piercing, noon
    `,
  },
};

/** Ordinary words that contain a cue and are none. */
const UNRELATED = `
  hard to, soft focus, natural looking, naturally, natural (colou?rs?|tones|skin), soft colou?rs?,
  (sharp|clear|crisp) (focus|view|details?), dramatic (sky|touch), warm tones,
  (dark|black) (background|backdrop)
`;

export const LIGHTING = phraseTable(ROWS, UNRELATED);
