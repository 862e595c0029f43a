import { phraseTable } from '../phrase-table.js';
import type { RowsFor } from './rows.js';

const ROWS: RowsFor<'composition'> = {
  'rule-of-thirds': {
    names: `
      rules? of thirds?, thirds (grid|rule|composition|based), off cent(er|re)(ed|d)?,
      (not|un) ?(quite |perfectly |exactly |strictly )?cent(ered|red|ral|rally)( placed| positioned)?,
      golden (ratio|section|spiral|mean), phi grid,
      (left|right|upper|lower|bottom|top|outer|left hand|right hand|upper left|upper right|lower left|lower right|vertical|horizontal) thirds?,
      thirds? of the (frame|image|picture|composition|way), (one|two) thirds?, power points?
    `,
    signs: `
      (to|toward|towards|at|on|off to) (the |one |its )?(far |extreme |lower |upper )?(left|right|left hand|right hand)( side| edge| half| of the frame)?,
      to (the|one) side, off to (the |one )?side, (left|right) of cent(er|re),
      (left|right) (of|side of|half of|portion of) the (frame|image|picture|composition),
      (placed|positioned|set|weighted) (far )?(left|right), asymmetric(al|ally)?, asymmetry,
      unsymmetrical, not …symmetrical, offset, (upper|lower|left|right) intersection,
      intersection points?, grid ?lines?, (lead|leading|looking|look|nose) (room|space)
    `,
    hints: `
      left, right, thirds?, lower, upper, side, counterweight, breathing room
    `,
  },
  centered: {
    names: `
      (slightly |almost |nearly )?cent(er|re)(ed|d)( composition| framing| placement| portrait| layout)?,
      cent(ered|red), dead cent(er|re), symmetric(al|ally)?, symmetry,
      (in|at|on) (the )?(exact |very |dead )?(middle|cent(er|re)),
      central (placement|composition|position|subject|framing|axis|portrait), cent(er|re) weighted,
      bull'?s eye
    `,
    signs: `
      centrally, central, middle of the frame, mirrored, mirror (image|like), in half,
      bisect(s|ed|ing)?, equal halves, heart of the (frame|image|picture), radial, bilateral,
      concentric, equidistant,
      (fill|dominat|occup)(s|es|ing|ies|y|ying|e)( up)? …(frame|image|picture|composition|canvas),
      (on|along) the (central|vertical|cent(er|re)) axis,
      cent(er|re) of the (frame|image|picture|composition),
      equal (space|margins|spacing|weight|distance), front and cent(er|re)
    `,
    hints: `
      cent(er|re), middle, close up, portrait, medium shot, tight, tightly, formal, frontal,
      headshot, full frame, balanced, static, stable, focal point
    `,
  },
  dynamic: {
    names: `
      dynamic(ally)?( and| composition| angle| framing| arrangement| diagonals?| movement| energy| flow)?,
      (strong |bold |sharp |steep |intersecting )?diagonals?( lines?| composition| arrangement| axis| movement)?,
      diagonally,
      (strong )?(leading|guiding|converging|sweeping|directional|swooping) (lines?|diagonals|curves?),
      lines? (that )?(lead|leads|leading|guide|guiding|converge|converging|draw|drawing|sweep|pull)
    `,
    signs: `
      s (curves?|shaped),
      (in|of|implied|implying|suggesting|conveying|forward|kinetic|conveys?|sense of|suggests?) (motion|movement|speed|energy|momentum),
      movement, momentum, energetic, kinetic, vanishing points?, zig ?zags?, spiral(s|ing)?,
      swirl(s|ing)?, vortex, radiating, converg(es?|ing|ence), tilted (frame|framing|horizon),
      mid (action|leap|air|jump|stride|motion|flight|swing), off balance, sweep(s|ing)?,
      cascad(es?|ing), slant(s|ing|ed)?, unbalanced,
      (lead|leads|leading|draw|draws|drawing|guide|guides|guiding|pull|pulls|pulling|carry|carries) …(eye|gaze|view|viewer|attention)( inward| upward| toward| through)?,
      action (shot|packed),
      (curving|winding|meandering|crossing|snaking) …(roads?|paths?|lines?|diagonals?|rivers?),
      curving,
      from (the )?(lower|upper|bottom|top|foreground) …to (the )?(lower|upper|bottom|top|background|distance)( left| right)?,
      explosive, triangular, jagged, crisscross(ing)?, overlapping
    `,
    hints: `
      motion, action, energy, tension, flows?, flowing, rhythm(ic)?, lines, depth, layered,
      perspective, angular, curves?, restless, lively, fluid
    `,
  },
  minimal: {
    names: `
      minimal(ist|istic|ism|ly)?( composition| framing| arrangement)?,
      (negative|empty|white|blank|unused|copy) space, sparse, sparsely, spare, pared (down|back),
      stripped (down|back), austere, reductive, emptiness
    `,
    signs: `
      uncluttered, clutter free,
      (single|lone|solitary|isolated|sole|only one) (subject|object|element|figure|item|form|shape|tree|person|flower|product|piece|boat|leaf|chair),
      few (elements|objects),
      (vast|large|wide|great|plain|featureless|seamless|expanse of) …(empty|blank|plain|expanse|void|backdrop|background|field),
      isolat(ed|ion|es|ing), (alone|solitary) (against|in|within|on|amid), alone, zen, void,
      nothing (else|but|more|to distract), little else, reduced to, simplicity, simplified, simple,
      plain (background|backdrop), empty,
      (no other|no distracting|no competing|without) (elements|objects|distractions|clutter), bare,
      unadorned, breathing space, restraint
    `,
    hints: `
      clean, quiet, plain, blank, open, space, spacious, restrained, calm, airy, tiny, lone, vast,
      distraction free, essentials?
    `,
  },
};

/** Ordinary words that contain a cue and are none. */
const UNRELATED = `
  cent(er|re) of (attention|interest|gravity), dynamic range, right angles?, depth of field,
  empty (glass|cup|plate|bowl|chair|street|table), central park, portrait (orientation|format)
`;

export const COMPOSITION = phraseTable(ROWS, UNRELATED);
