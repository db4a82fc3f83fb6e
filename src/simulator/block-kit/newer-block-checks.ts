import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { isJsonObject, objectsOf } from '../json.ts';
import { bool, byType, type Fields, int, list, object, oneOf, string } from './checks.ts';
import { anyText, plainText } from './compositions.ts';
import { imageElement } from './image-checks.ts';
import type { Check } from './problem.ts';
import { richTextFields } from './rich-text-checks.ts';

const cell = byType({
  raw_text: object({ text: string() }),
  raw_number: object({ text: string(), value: () => undefined }),
  rich_text: richTextFields,
});

const columnSettings = list(object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: bool }), {
  max: limits.table.columnSettings,
});

const dataTableChars: Check = (rows, spot) => {
  const cells = Array.isArray(rows) ? rows.flatMap((row) => objectsOf(row)) : [];
  const chars = cells.reduce((sum, each) => sum + (typeof each.text === 'string' ? each.text.length : 0), 0);
  if (chars > limits.dataTable.chars) {
    spot.report(`must be less than ${limits.dataTable.chars + 1} characters`);
  }
};

const dataTableRows = list(list(cell, { max: limits.dataTable.cells }), {
  min: limits.dataTable.rowsMin,
  max: limits.dataTable.rows,
});

const taskFields: Fields = {
  details: richTextFields,
  output: richTextFields,
  sources: list(object({ url: string(), text: string() }), { max: 100 }),
  status: oneOf('pending', 'in_progress', 'complete', 'error'),
};

/** The blocks that came after the first ones: tables, containers, plans. `blockId` is the field they all have. */
export function newerBlocks(
  blockId: Fields,
  card: Check,
  everyday: (type: string) => Check | undefined,
  inContainer: readonly string[],
): Record<string, Check> {
  const table = object(
    { rows: list(list(cell, { max: limits.table.cells }), { max: limits.table.rows }) },
    { ...blockId, column_settings: columnSettings },
  );
  const taskCard = object({ task_id: string(), title: string() }, { ...blockId, ...taskFields });
  const children: Record<string, Check> = { table };
  for (const type of inContainer) {
    const check = everyday(type);
    if (check !== undefined) {
      children[type] = check;
    }
  }
  return {
    table,
    task_card: taskCard,
    data_table: object(
      {
        caption: string(),
        rows: (value, spot) => {
          dataTableRows(value, spot);
          dataTableChars(value, spot);
        },
      },
      {
        ...blockId,
        page_size: int(1, limits.dataTable.pageSize),
        row_header_column_index: int(0, limits.dataTable.cells),
      },
    ),
    data_visualization: (value, spot) => {
      if (isJsonObject(value) && value.title !== undefined) {
        string({ max: limits.dataVisualization.title })(value.title, spot.at('title'));
      }
    },
    carousel: object({ elements: list(card, { max: limits.carousel.cards }) }, blockId),
    container: object(
      { child_blocks: list(byType(children), { max: limits.container.childBlocks }) },
      {
        ...blockId,
        title: plainText(limits.container.title),
        rich_text_title: richTextFields,
        subtitle: anyText(limits.container.subtitle),
        width: oneOf('narrow', 'standard', 'wide', 'full'),
        icon: imageElement,
        is_collapsible: bool,
        default_collapsed: bool,
        has_header_divider: bool,
      },
    ),
    plan: object({ title: string() }, { ...blockId, tasks: list(byType({ task_card: taskCard }), { max: 100 }) }),
  };
}
