import { expect, test, type Browser, type Page } from '@playwright/test';
import { Product } from './product.js';

/** The main job, as the people who do it see it. */
test.describe('the main job', () => {
  let product: Product;

  // 24: respond 50 s, handle 75 s, close 10 min. Long enough for a person's taps, short enough to watch.
  test.beforeAll(async () => { product = await Product.start(24); });
  test.afterAll(async () => { await product.kill(); });

  test('a report from a phone is on the wall and the desk, rings at the unit, is answered, done and rated', async ({ browser }) => {
    const wall = await openWall(browser, product);
    const desk = await signIn(browser, product, 'dispatcher', '/desk');
    const category = product.answeredCategory;
    const building = product.plan.buildings[5]!;

    const resident = await (await phone(browser)).newPage();
    await resident.goto(`${product.url}/report?building=${building.id}`);
    await resident.getByText(category.name, { exact: true }).click();
    await resident.locator('textarea[name=words]').fill(category.examples[0]!);
    await expect(resident.getByText(building.name)).toBeVisible();
    const sent = resident.waitForResponse(answer => answer.url().endsWith('/api/issues') && answer.status() === 201);
    await resident.locator('button[type=submit]').click();
    const { row } = await (await sent).json() as { row: { id: string; caseNo: string } };
    await expect(resident.locator('[data-case]')).toHaveAttribute('data-case', row.caseNo);

    await expect(wall.locator(`.arrival[data-issue="${row.id}"] svg`)).toBeVisible();
    await expect(wall.locator('[data-count=open]')).toHaveText('1');
    await expect(wall.locator(`[data-case="${row.caseNo}"]`)).toBeVisible();
    await expect(desk.locator(`[data-issue="${row.id}"]`)).toBeVisible();

    const unit = await signIn(browser, product, 'liaison', '/unit', category.unitId!);
    await unit.locator(`.ringing[data-issue="${row.id}"] [data-command=reportIn]`).click();
    await expect(unit.locator('.ringing')).toHaveCount(0);
    const own = unit.locator(`.unit-row[data-issue="${row.id}"]`);
    if (await own.isVisible()) await own.click();
    await unit.locator('[data-command=arrive]').click();
    await unit.locator('textarea').fill('主管网已疏通，路面已冲洗。');
    await unit.locator('[data-command=complete]').click();
    await expect(wall.locator('[data-count=open]')).toHaveText('0');

    await desk.locator('body').press('Escape');
    const checked = await desk.request.post(`${product.url}/api/issues/${row.id}/check`, {
      data: { operationId: crypto.randomUUID(), passed: true },
      headers: { Origin: product.url },
    });
    expect(checked.status(), await checked.text()).toBe(200);

    await resident.getByRole('link').first().click();
    await expect(resident.locator('div.track')).toHaveAttribute('data-state', 'closed');
    await expect(resident.getByText('主管网已疏通，路面已冲洗。').first()).toBeVisible();
    await resident.getByRole('radio').last().check({ force: true });
    await resident.locator('button[type=submit]').click();
    await expect(resident.locator('div.track')).toHaveAttribute('data-state', 'appraised');
  });

  test('a case nobody answers turns red on the wall and climbs the tape', async ({ browser }) => {
    const wall = await openWall(browser, product);
    const { row } = await product.report();
    await expect(wall.locator(`.rung[data-issue="${row.id}"]`)).toBeVisible({ timeout: 120_000 });
    await expect(wall.locator(`.deadline.red[data-case="${row.caseNo}"]`)).toBeVisible({ timeout: 120_000 });
    await expect(wall.locator('[data-count=red]')).not.toHaveText('0');
  });

  test('the wall speaks English when asked', async ({ browser }) => {
    const wall = await openWall(browser, product, '&lang=en');
    await expect(wall.getByText('Unanswered calls')).toBeVisible();
  });
});

test('a wall whose server is killed says how old its picture is, and heals without a reload', async ({ browser }) => {
  const product = await Product.start(60);
  try {
    const wall = await openWall(browser, product);
    await wall.evaluate(() => { document.body.dataset['loaded'] = 'once'; });
    await product.report();
    await expect(wall.locator('[data-count=open]')).toHaveText('1');

    await product.kill();
    await expect(wall.locator('[data-freshness=stale]')).toBeVisible();
    await expect(wall.locator('[data-freshness=stale]')).toContainText('画面已停');

    await product.up();
    await product.report(product.answeredCategory, product.plan.buildings[9]!);
    await expect(wall.locator('[data-freshness=live]')).toBeVisible({ timeout: 90_000 });
    await expect(wall.locator('[data-count=open]')).toHaveText('2');
    await expect(wall.locator('body')).toHaveAttribute('data-loaded', 'once');
  } finally {
    await product.kill();
  }
});

async function openWall(browser: Browser, product: Product, more = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const wall = await context.newPage();
  await wall.goto(`${product.url}/wall?token=${encodeURIComponent(product.plan.displayToken)}${more}`);
  await expect(wall.locator('[data-freshness=live]')).toBeVisible();
  expect(new URL(wall.url()).searchParams.has('token'), 'the token does not stay in the address').toBe(false);
  return wall;
}

function phone(browser: Browser) {
  return browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
}

async function signIn(browser: Browser, product: Product, role: string, home: string, unitId?: string): Promise<Page> {
  const context = home === '/desk' ? await browser.newContext({ viewport: { width: 1440, height: 900 } }) : await phone(browser);
  const page = await context.newPage();
  const { login, password } = product.account(role, unitId);
  await page.goto(`${product.url}/login?next=${home}`);
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(`**${home}`);
  return page;
}
