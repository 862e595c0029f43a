import type { Browser, Locator, Page } from 'playwright-core';

/** Less than a test's time, so that what was waited for in vain is told. */
const PATIENCE_MS = 20_000;

/** Swagger UI as somebody uses it who found the address. */
export class DocsPage {
  /** What the browser had to say against the page: errors and warnings on its console, violations of the content security policy among them. */
  readonly complaints: string[] = [];

  static async open(browser: Browser, url: string, width = 1280): Promise<DocsPage> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const docs = new DocsPage(page);
    await page.goto(url);
    await page.locator('.opblock').first().waitFor();
    return docs;
  }

  private constructor(private readonly page: Page) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
  }

  /** Unfolds an operation. */
  async unfold(operationId: string): Promise<Locator> {
    const operation = this.page.locator(`.opblock[id$="-${operationId}"]`);
    await operation.locator('.opblock-summary-control').click();
    return operation;
  }

  /** Unfolds an operation and executes it as it stands there; resolves to what is shown when the service has answered. */
  async execute(
    operationId: string,
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<ShownAnswer> {
    const operation = await this.unfold(operationId);
    for (const [name, value] of Object.entries(parameters)) {
      await operation.locator(`tr[data-param-name="${name}"] input`).fill(value);
    }
    await operation.locator('button.execute').click();
    const answer = new ShownAnswer(operation.locator('.live-responses-table tbody'));
    await answer.arrived();
    return answer;
  }
}

/** The part of an operation that shows what the service answered. */
class ShownAnswer {
  constructor(private readonly shown: Locator) {}

  async arrived(): Promise<void> {
    await this.shown.locator('.response-col_status').waitFor();
  }

  async status(): Promise<string> {
    return (await this.shown.locator('.response-col_status').innerText()).trim();
  }

  async json(): Promise<Readonly<Record<string, unknown>>> {
    const body = await this.shown.locator('.highlight-code code').first().innerText();
    return JSON.parse(body) as Readonly<Record<string, unknown>>;
  }

  /** Width and height of the picture that is shown, once it is decoded. */
  async pictureSize(): Promise<readonly [width: number, height: number]> {
    const picture = this.shown.locator('img');
    await picture.waitFor();
    return picture.evaluate(async (image: DecodablePicture) => {
      await image.decode();
      return [image.naturalWidth, image.naturalHeight] as const;
    });
  }
}

/** What the test uses of the browser's HTMLImageElement, whose types Node's have no place for. */
interface DecodablePicture {
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  decode(): Promise<void>;
}
