// The second opinion of generate.py: rrule or croner for the times of a clock without a zone, luxon for the instants.
import { readFileSync } from 'node:fs';
import { Cron } from 'croner';
import { DateTime } from 'luxon';
import rrule from 'rrule';

const utc = text => new Date(text + ':00Z');

function* walls(table) {
  const [first, last] = table.range.split(' to ').map(utc);
  if (!table.rule.startsWith('FREQ=')) {
    const cron = new Cron(table.rule, { timezone: 'UTC', paused: true });
    for (let wall = cron.nextRun(new Date(first - 60000)); wall && wall < last; wall = cron.nextRun(wall)) {
      yield wall;
    }
    return;
  }
  const dtstart = utc(table.dtstart ?? table.range.split(' to ')[0]);
  yield* new rrule.RRule({ ...rrule.RRule.parseString(table.rule), dtstart }).between(first, new Date(last - 60000), true);
}

// luxon takes a time that is skipped forward by the gap; of one that is repeated, the earlier instant is asked for.
function instant(wall, zone) {
  const { year, month, day, hour, minute } = DateTime.fromJSDate(wall, { zone: 'utc' }).toObject();
  const options = DateTime.fromObject({ year, month, day, hour, minute }, { zone }).getPossibleOffsets();
  return Math.min(...options.map(option => option.toMillis()));
}

const tables = JSON.parse(readFileSync(0, 'utf8'));
const found = tables.map(table => [...new Set([...walls(table)].map(wall => instant(wall, table.zone)))].sort((a, b) => a - b)
  .map(millis => DateTime.fromMillis(millis, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm'Z'")));
console.log(JSON.stringify(found));
