/**
 * Neighbouring values of both sides, counted together: a bucket of a few thousandths of them, or one value. Places are
 * in units of the column's scale.
 */
export interface Piece {
  /** SQL literal of the bucket. */
  readonly key: string;
  readonly least: number;
  readonly greatest: number;
  /** The least value itself, not counted from the centre. */
  readonly value: number;
  readonly reference: number;
  readonly current: number;
  readonly referenceSum: number;
  readonly currentSum: number;
  readonly referenceSquares: number;
}

/** A piece with how far the two distribution functions are apart (F − G) before it and after it. */
export interface WalkedPiece extends Piece {
  readonly before: number;
  readonly after: number;
  /** Between its greatest value and the least one of the next piece. */
  readonly gap: number;
}

/** The numbers of rows of both sides. */
export interface Sizes {
  readonly n: number;
  readonly m: number;
}

export function sizesOf(pieces: readonly Piece[]): Sizes {
  let n = 0;
  let m = 0;
  for (const { reference, current } of pieces) {
    n += reference;
    m += current;
  }
  return { n, m };
}

/** Walks along the pieces, which are in order, and adds up. */
export function walkPieces(pieces: readonly Piece[], { n, m }: Sizes): readonly WalkedPiece[] {
  let a = 0;
  let b = 0;
  return pieces.map((piece, at) => {
    const before = a / n - b / m;
    a += piece.reference;
    b += piece.current;
    const next = pieces[at + 1]?.least ?? piece.greatest;
    return { ...piece, before, after: a / n - b / m, gap: Math.max(0, next - piece.greatest) };
  });
}

/** A distance as far as pieces tell, and the pieces inside which values have to be looked at one by one. */
export interface OpenDistance {
  readonly value: number;
  readonly open: readonly WalkedPiece[];
}

/**
 * Kolmogorov–Smirnov distance sup |F − G| at the ends of the pieces; open are those inside which it could be greater.
 */
export function openSupremum(pieces: readonly WalkedPiece[], { n, m }: Sizes): OpenDistance {
  let value = 0;
  for (const { after } of pieces) value = Math.max(value, Math.abs(after));
  const open = pieces.filter(({ before, reference, current, least, greatest }) => {
    const bound = Math.max(Math.abs(before - current / m), Math.abs(before + reference / n));
    return least < greatest && bound > value * (1 + 1e-12);
  });
  return { value, open };
}

/**
 * Wasserstein distance ∫ |F − G| between the pieces and inside those where F − G keeps its sign: there the integral
 * follows from the counts and sums. Open are the pieces inside which the sign may change, but for so many as together
 * move the distance by at most `tolerance`: these count with the middle of what is possible.
 */
export function openIntegral(pieces: readonly WalkedPiece[], sizes: Sizes, tolerance: number): OpenDistance {
  let value = 0;
  const unsure: { readonly piece: WalkedPiece; readonly least: number; readonly excess: number }[] = [];
  for (const piece of pieces) {
    value += Math.abs(piece.after) * piece.gap;
    const inside = integralInside(piece, sizes);
    if (inside.excess === 0) value += inside.least;
    else unsure.push({ piece, ...inside });
  }
  unsure.sort((a, b) => b.excess - a.excess);
  let left = unsure.reduce((sum, { excess }) => sum + excess, 0);
  const open: WalkedPiece[] = [];
  for (const { piece, least, excess } of unsure) {
    if (left > tolerance * 2) open.push(piece);
    else value += least + excess / 2;
    left -= left > tolerance * 2 ? excess : 0;
  }
  return { value, open };
}

/** The least that ∫ |F − G| can be inside a piece, and how much more it can be. */
function integralInside(
  piece: WalkedPiece,
  { n, m }: Sizes,
): { readonly least: number; readonly excess: number } {
  const { before, least, greatest, reference, current } = piece;
  const width = greatest - least;
  if (!(width > 0)) return { least: 0, excess: 0 };
  const ofReference = (reference * greatest - piece.referenceSum) / n;
  const ofCurrent = (current * greatest - piece.currentSum) / m;
  const signed = Math.abs(before * width + ofReference - ofCurrent);
  const low = before - current / m;
  const high = before + reference / n;
  if (low >= 0 || high <= 0) return { least: signed, excess: 0 };
  // Positive on a part x of the width and negative on the rest: the smaller of high·x and −low·(width − x), twice.
  return { least: signed, excess: (2 * width * high * -low) / (high - low) };
}

/** Mean and standard deviation of the reference, and the mean of the current side, on the column's scale. */
export function momentsOf(
  pieces: readonly Piece[],
  { n, m }: Sizes,
): { readonly mean: number; readonly deviation: number; readonly currentMean: number } {
  let [sum, squares, currentSum] = [0, 0, 0];
  for (const piece of pieces) {
    sum += piece.referenceSum;
    squares += piece.referenceSquares;
    currentSum += piece.currentSum;
  }
  const mean = sum / n;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / n - mean ** 2)), currentMean: currentSum / m };
}
