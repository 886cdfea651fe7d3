import type { GridCell, Light } from '../api/contracts';
import { ringPath, sidePath } from './geometry';
import type { GridShape, MapLayout } from './layout';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Fill by open count 0, 1, 2, 3, 4+; sides are 62 % of it. */
const calmFill = ['#20292E', '#2B373E', '#394A54', '#4B616E', '#5F7B8A'] as const;
const hotFill = { yellow: '#D89B22', red: '#F0503F' } as const;
const hotSide = { yellow: '#7C5712', red: '#8A271D' } as const;

export function heightPx(open: number): number {
  return 2 + 3.1 * Math.min(open, 9);
}

export function darken(hex: string, share = 0.62): string {
  const channels = [1, 3, 5].map((i) => Math.round(Number.parseInt(hex.slice(i, i + 2), 16) * share));
  return `#${channels.map((c) => c.toString(16).padStart(2, '0')).join('')}`;
}

interface Block {
  group: SVGGElement;
  side: SVGPathElement;
  top: SVGPathElement;
}

interface HotBlock extends Block {
  glyph: SVGPathElement;
}

/**
 * Draws the grids and then touches only those that changed: no framework, no redraw of the others. Calm grids lie below water and roads,
 * burning ones stand above them so that none is hidden.
 */
export class GridPainter {
  private readonly calm = new Map<string, Block>();
  private readonly hot = new Map<string, HotBlock>();
  private readonly shapes: Map<string, GridShape>;
  private readonly order: Map<string, number>;
  private readonly drawn = new Map<string, string>();

  constructor(
    layout: MapLayout,
    calmLayer: SVGGElement,
    private readonly hotLayer: SVGGElement,
  ) {
    this.shapes = new Map(layout.grids.map((grid) => [grid.code, grid]));
    this.order = new Map(layout.grids.map((grid, i) => [grid.code, i]));
    calmLayer.replaceChildren();
    hotLayer.replaceChildren();
    for (const grid of layout.grids) {
      const block = this.block(grid, 'grid');
      this.calm.set(grid.code, block);
      calmLayer.append(block.group);
      this.raise(block, grid, 0);
      this.fill(block, calmFill[0], darken(calmFill[0]));
    }
  }

  paint(cells: Iterable<GridCell>): void {
    for (const cell of cells) {
      const shape = this.shapes.get(cell.gridCode);
      const block = this.calm.get(cell.gridCode);
      if (shape === undefined || block === undefined) continue;
      const look = `${cell.open}/${cell.light}`;
      if (this.drawn.get(cell.gridCode) === look) continue;
      this.drawn.set(cell.gridCode, look);
      const top = calmFill[Math.min(cell.open, calmFill.length - 1)] ?? calmFill[0];
      this.raise(block, shape, cell.open);
      this.fill(block, top, darken(top));
      this.heat(shape, cell.light, cell.open);
    }
  }

  private heat(shape: GridShape, light: Light, open: number): void {
    let block = this.hot.get(shape.code);
    if (light === 'green') {
      block?.group.classList.remove('lit');
      return;
    }
    if (block === undefined) {
      block = this.hotBlock(shape);
      this.hot.set(shape.code, block);
      this.insertInOrder(block.group, shape.code);
    }
    this.raise(block, shape, open);
    this.fill(block, hotFill[light], hotSide[light]);
    const [x, y] = [shape.centre[0], shape.centre[1] - heightPx(open)];
    block.glyph.setAttribute('class', `glyph glyph-${light}`);
    block.glyph.setAttribute(
      'd',
      light === 'red'
        ? `M${x - 7} ${y - 7}h14v14h-14Z`
        : `M${x} ${y - 8}L${x + 8.6} ${y + 6.6}H${x - 8.6}Z`,
    );
    block.group.classList.add('lit');
  }

  private hotBlock(shape: GridShape): HotBlock {
    const block = this.block(shape, 'grid hot');
    const glyph = document.createElementNS(svgNamespace, 'path');
    block.group.append(glyph);
    return { ...block, glyph };
  }

  private insertInOrder(group: SVGGElement, code: string): void {
    const place = this.order.get(code) ?? 0;
    group.dataset['order'] = String(place);
    const after = [...this.hotLayer.children].find((other) => Number((other as SVGGElement).dataset['order']) > place);
    this.hotLayer.insertBefore(group, after ?? null);
  }

  private block(shape: GridShape, className: string): Block {
    const group = document.createElementNS(svgNamespace, 'g');
    group.setAttribute('class', className);
    group.dataset['grid'] = shape.code;
    const side = document.createElementNS(svgNamespace, 'path');
    const top = document.createElementNS(svgNamespace, 'path');
    side.setAttribute('class', 'side');
    top.setAttribute('class', 'top');
    top.setAttribute('d', ringPath(shape.ring));
    group.append(side, top);
    return { group, side, top };
  }

  private raise(block: Block, shape: GridShape, open: number): void {
    const height = heightPx(open);
    block.side.setAttribute('d', sidePath(shape.ring, height));
    block.top.style.transform = `translateY(${-height}px)`;
  }

  private fill(block: Block, top: string, side: string): void {
    block.top.style.fill = top;
    block.side.style.fill = side;
  }
}
