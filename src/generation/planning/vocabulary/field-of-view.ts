import { focalLengths } from '../focal-length.js';
import { joined, phraseTable } from '../phrase-table.js';
import type { RowsFor } from './rows.js';

const ROWS: RowsFor<'fov'> = {
  wide: {
    names: `
      (ultra |super |moderate |moderately |slightly )?wide( angle)?( lens| view| shot| field of view| focal length| perspective| prime| zoom)?,
      wider (angle|lens|field of view|than), wide enough, ultrawide, fish ?eye, panoramic, panorama
    `,
    signs: `
      short (focal length|lens), lens is short,
      (broad|large|expansive|sweeping|immersive|generous) (view|field of view|angle of view|perspective|vista|framing|scene|coverage),
      (barrel|edge|corner|peripheral|pronounced|noticeable|strong|visible|slight|perspective) distortion,
      distort(s|ing),
      (exaggerat|stretch|emphasi[sz]|deepen|expand)(es|s|ing|ed|e) …(perspective|depth|distances?|foreground|space|vastness|scale|edges|lines|corners),
      (exaggerated|dramatic|steep|deep) (perspective|depth), curved edges, bending …lines,
      action cam(era)?, gopro, converging verticals,
      (captur|tak|encompass|includ|fit|show|reveal|lett?)(es|s|ing|e)? (in )?(the |much of the )?(entire|whole|full|surroundings|environment|breadth|expanse|vastness|ceiling)
    `,
    hints: `
      expansive, vast, vastness, sweeping, environment, environmental, surroundings, spacious,
      establishing, expanse, breadth, converging
    `,
  },
  standard: {
    names: `
      standard( lens| focal length| prime| field of view| zoom| perspective)?,
      normal( lens| focal length| prime| field of view| perspective)?, nifty fifty,
      fifty millimet(er|re)s?, moderate, modest, medium( lens| focal length| field of view| range)?,
      mid range, kit lens
    `,
    signs: `
      (natural|neutral|balanced|faithful|true|realistic|unexaggerated|ordinary) (perspective|field of view|proportions|view|rendering|viewpoint),
      (human|natural) (eye|vision|sight|field of view), naked eye, as …eye (sees|would|perceives),
      (no|without|minimal|little|negligible|avoiding|free from|hardly any|free of) …distortion,
      undistorted, distortion free, unexaggerated, true to life, lifelike, neither wide nor …,
      neither wide nor …(telephoto|long|compressed|tight), conventional lens, everyday lens
    `,
    hints: `
      natural, neutral, balanced, prime, proportions, versatile, conventional, ordinary, regular,
      comfortable
    `,
  },
  telephoto: {
    names: `
      (super |short |medium |moderate |long |slight |mild |extreme |wide to )?tele ?(photo|lens)( lens| zoom| prime| macro| perspective| compression)?,
      long(er)? (lens|focal length|telephoto), longer than (normal|standard|usual),
      (medium |short |classic |standard |moderate )?portrait (lens|prime|length|focal length|telephoto),
      (extreme |medium |standard |true )?macro( lens)?, micro lens, close up (lens|filter),
      super ?zoom, (long|powerful|high power) zoom, zoom lens, zoomed in,
      narrow (field|angle) of view
    `,
    signs: `
      (compress|flatten|collaps|stack|foreshorten)(es|s|ing|ed|e)? …(space|background|perspective|distances?|depth|planes|layers|scene|elements),
      background separation, pulled close, compression, compressed, compresses, flattened,
      foreshortened, stacked, distant (subject|animal), from (a distance|afar),
      (isolat|separat)(es|ing|ed|e) …(subject|figure|animal|bird|flower|face|him|her|it),
      extreme close up, life size, magnification, magnified, magnif(ies|ying),
      tight (crop|framing|frame|view), flattering, microscopic
    `,
    hints: `
      portrait, close up, bokeh, shallow, isolation, isolat(es|ing|ed), zoom, tight, tightly,
      details?, intimate, distant, creamy, narrow
    `,
  },
};

/** Ordinary words that contain a cue and are none. */
const UNRELATED = `
  wide aperture, wide open, widest aperture, medium format, medium shot, medium distance,
  (moderate|medium) (depth of field|aperture), standing portrait
`;

export const FIELD_OF_VIEW = joined(phraseTable(ROWS, UNRELATED), focalLengths);
