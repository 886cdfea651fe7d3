import type { DistrictMap, MapArea, Position } from '../src/api/contracts';

/** A small invented district for looking at the screens without a server: jittered cells inside a round outline, five streets. */
export function inventDistrict(random: () => number, drillDivisor: number): DistrictMap {
  const columns = 20;
  const rows = 15;
  const corner: Position[][] = [];
  for (let y = 0; y <= rows; y++) {
    const line: Position[] = [];
    for (let x = 0; x <= columns; x++) {
      const edge = x === 0 || y === 0 || x === columns || y === rows;
      const jitter = edge ? 0 : 0.62;
      line.push(roundOff(x + (random() - 0.5) * jitter, y + (random() - 0.5) * jitter, columns, rows));
    }
    corner.push(line);
  }
  const streets = ['望河街道', '府前街道', '科创园区', '石桥街道', '孙村街道'];
  const areas: MapArea[] = [{ code: '990103', parentCode: null, level: 'district', name: '临澜区', shortName: '临澜区', ring: outline(corner, columns, rows) }];
  const split = (x: number, y: number): number => (y < 8 ? (x < 5 ? 0 : x < 13 ? 1 : 2) : x < 8 ? 3 : 4);
  streets.forEach((name, i) =>
    areas.push({ code: `99010300${i + 1}`, parentCode: '990103', level: 'street', name, shortName: name.slice(0, 2), ring: null }),
  );
  const counters = [0, 0, 0, 0, 0];
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const street = split(x, y);
      const n = ++counters[street]!;
      const ring: Position[] = [corner[y]![x]!, corner[y + 1]![x]!, corner[y + 1]![x + 1]!, corner[y]![x + 1]!, corner[y]![x]!];
      const code = `99010300${street + 1}001${String(n).padStart(3, '0')}`;
      const short = `${streets[street]!.slice(0, 2)} ${String(n).padStart(2, '0')} 网格`;
      areas.push({ code, parentCode: `99010300${street + 1}`, level: 'grid', name: short, shortName: short, ring });
    }
  }
  const line = (points: [number, number][]): Position[] => points.map(([x, y]) => roundOff(x, y, columns, rows));
  const river = line([[6, -0.2], [5.6, 3], [6.4, 6], [7.4, 9], [6.6, 12], [6.9, 15.2]]);
  return {
    districtCode: '990103',
    districtName: '临澜区',
    timeZone: 'Asia/Shanghai',
    drillDivisor,
    areas,
    buildings: null,
    scenery: {
      roads: [
        { name: '府前街', class: 'main', line: line([[0, 4.5], [7, 4.2], [14, 4.4], [20, 4]]) },
        { name: '澜河路', class: 'main', line: line([[10, 0], [10.3, 6], [9.9, 15]]) },
        { name: '孙村路', class: 'minor', line: line([[0, 11], [8, 11.3], [20, 10.8]]) },
        { name: '石桥路', class: 'minor', line: line([[3, 0], [3.2, 8], [2.9, 15]]) },
      ],
      water: [
        { name: '澜河', ring: [...river.map(([a, b]): Position => [a - 0.0012, b]), ...[...river].reverse().map(([a, b]): Position => [a + 0.0012, b])] },
      ],
      parks: [{ name: '孙村公园', ring: line([[16, 9], [17.4, 8.8], [17.6, 10.4], [16.3, 10.6], [16, 9]]) }],
    },
    units: ['区城管局', '云汀燃气', '区供电所', '区住建局', '锦澜物业', '区水务局', '生态环境局', '望河物业', '区交警队', '区园林所', '东岭物业', '区排水公司'].map(
      (name, i) => ({ id: `u${i}`, name, shortName: name, kind: name.includes('物业') ? 'propertyFirm' : 'department' }),
    ),
    categories: [
      ['占道经营', 'Street vending'],
      ['燃气异味', 'Gas smell'],
      ['路灯不亮', 'Street lamp out'],
      ['井盖缺失', 'Manhole cover missing'],
      ['电梯困人', 'Trapped in lift'],
      ['积水', 'Standing water'],
      ['噪声扰民', 'Noise'],
      ['垃圾堆放', 'Rubbish'],
      ['违停', 'Illegal parking'],
      ['树木倒伏', 'Fallen tree'],
      ['消防通道堵塞', 'Fire lane blocked'],
      ['外墙脱落', 'Falling facade'],
      ['污水冒溢', 'Sewage overflow'],
    ].map(([name = '', nameEn = ''], i) => ({ code: `c${i}`, group: '市容环境', name, nameEn, urgent: name === '燃气异味' })),
  };
}

/** Squeezes the square of cells into a rounder shape, so that it looks like a district. */
function roundOff(x: number, y: number, columns: number, rows: number): Position {
  const [u, v] = [(x / columns) * 2 - 1, (y / rows) * 2 - 1];
  const a = u * Math.sqrt(1 - (v * v) / 2.4);
  const b = v * Math.sqrt(1 - (u * u) / 2.4);
  return [120.1 + a * 0.06, 30.2 - b * 0.045];
}

function outline(corner: Position[][], columns: number, rows: number): Position[] {
  const ring: Position[] = [];
  for (let y = 0; y <= rows; y++) ring.push(corner[y]![0]!);
  for (let x = 1; x <= columns; x++) ring.push(corner[rows]![x]!);
  for (let y = rows - 1; y >= 0; y--) ring.push(corner[y]![columns]!);
  for (let x = columns - 1; x >= 0; x--) ring.push(corner[0]![x]!);
  return ring;
}
