import { phraseTable } from '../phrase-table.js';
import type { RowsFor } from './rows.js';

const ROWS: RowsFor<'camera_angle'> = {
  'eye-level': {
    names: `
      eye level, eye height, eyeline, at …eye (level|line|height), level with …eyes,
      at the level of …eyes
    `,
    signs: `
      straight on, straight ahead, head on, front on, face on, face to face, frontal,
      (neutral|front) (view|angle|shot|perspective|viewpoint),
      (table|tabletop|counter) (level|height), (human|natural|standing|normal) …height,
      same (plane|level|height) as, meet(s|ing) …(eyes|gaze),
      (at|from) (the|roughly the|about the) same (height|level),
      at (his|her|its|their|the …subject's) (own )?(height|level), at the height of, level with,
      on a level with,
      (look|gaz|star|fac)(s|es|ing) (straight|directly|horizontally) (at|ahead|into|forward),
      parallel to the (ground|floor|horizon), (held|kept|perfectly) level, camera is level
    `,
    hints: `
      level, horizontal, horizontally, neutral, direct, directly, profile, side view, side on,
      three quarter view, over the shoulder, point of view, orthographic, squarely,
      (chest|shoulder|waist|hip|head) (level|height)
    `,
  },
  'low-angle': {
    names: `
      low angles?, low angled,
      low (camera|shot|view|viewpoint|vantage|perspective|position|placement),
      (worm|frog|ant|snail)'?s? eye, upwards? angle, (below|beneath) (the )?…eye (level|line|height)
    `,
    signs: `
      from …(below|beneath|underneath), from a low, from low,
      ((look|gaz|peer|shoot|point|aim|tilt|angl|tip|star|view|fac|direct)(s|es|ed|ing)|shot|craning) …(up|upwards?|skywards?),
      (ground|floor|street) level, (near|close to|on) the (ground|floor), low to the (ground|floor),
      placed beneath, hero (angle|shot), heroic angle, crouch(es|ed|ing)?, kneel(s|ing)?,
      upwards? (tilt|gaze|view|perspective), upward (looking|facing|pointing),
      from the (base|foot|bottom) of, knee (level|height), towering over the viewer
    `,
    hints: `
      low, upwards?, towering, towers?, loom(s|ing)?, imposing, monumental, heroic, below, beneath
    `,
  },
  'high-angle': {
    names: `
      high angles?, high angled,
      (high|elevated|raised|heightened|higher) (camera|shot|view|viewpoint|vantage|perspective|position|angle),
      downwards? angle, (above|higher than) (the )?…eye (level|line|height),
      (slightly|semi|partly|partially) overhead,
      three quarter (overhead|top|top down|high)( view| angle)?
    `,
    signs: `
      from (just |slightly |well |somewhat |high )?above, above the subject,
      from (a|an|the) …(height|balcony|rooftop|roof|hill|hilltop|hillside|tower|window|cliff|ledge|bridge|stairwell|ladder|lookout|upper floor|upper deck|terrace|mezzanine),
      from the top of,
      ((look|gaz|peer|shoot|point|aim|tilt|angl|tip|star|view|fac|direct)(s|es|ed|ing)|shot) …(down|downwards?),
      elevated, raised, downwards? (tilt|gaze|view|perspective|slope),
      downward (looking|facing|pointing),
      (30|40|45|50|60|forty five) (degrees?|°) …(above|down|downwards?|angle|overhead), isometric,
      overlook(s|ing)?
    `,
    hints: `
      down, downwards?, above, high, vantage, diminutive, diminish(es|ing)?
    `,
  },
  'dutch-tilt': {
    names: `
      dutch (angle|tilt|roll)?, canted,
      (tilted|slanted|slanting|skewed|crooked|leaning|sloping|off kilter|rotated|diagonal) (horizon|frame|framing|camera|shot|angle|perspective|composition|view),
      oblique (angle|framing),
      camera (is |has been )?…(tilted|rolled|rotated|tipped|leaning|slanted|angled) (to|on|onto|sideways|by|off|several|about|roughly|left|right|clockwise|counterclockwise)
    `,
    signs: `
      tilt(s|ed|ing)? (the )?(horizon|frame|camera|whole frame|scene|view|verticals),
      tilted (sideways|clockwise|counterclockwise|on its axis|off its axis|several degrees|off level),
      tilted to (the|one) (left|right|side),
      (horizon|frame|verticals|scene|image|lines) …(tips|tipped|tilts|tilted|slopes|sloping|slants|slanted|leans|lean|leaning|rolled|askew|diagonally),
      off kilter, not (quite |perfectly )?level, skewed, slanted, at a slant, unlevel, off level,
      askew, lopsided, oblique, rotated
    `,
    hints: `
      tilt, tilted, tilting, leaning, leans, slant, slanting, disorient(s|ing|ation), unease,
      unsettling, unbalanced, off balance, vertigo
    `,
  },
  "bird's-eye": {
    names: `
      birds?'?s? eye( view)?, top down, top view, overhead, flat lay, aerial, god'?s eye, drone,
      plan view, map like, satellite, zenith, zenithal, nadir, straight down,
      (directly|straight) above, directly over,
      from (directly|straight|right|immediately|vertically) above,
      (directly|straight|vertically) from above,
      ((look|gaz|peer|shoot|point|aim|tilt|angl|tip|star|view|fac|direct)(s|es|ed|ing)|shot) (straight|directly|vertically|right|perfectly|perpendicularly) (down|downwards?)
    `,
    signs: `
      knolling, from …(helicopter|sky|air|plane|ceiling|space|orbit),
      perpendicular to the (ground|table|surface|floor), (90|ninety) degrees,
      vertical (view|shot|perspective)
    `,
    hints: `
      layout, patterns?, vertically
    `,
  },
};

/** Ordinary words that contain a cue and are none. */
const UNRELATED = `
  high contrast, high key, low key, high resolution, high end, (head|face) tilted, tilted head,
  slope of the
`;

export const CAMERA_ANGLE = phraseTable(ROWS, UNRELATED);
