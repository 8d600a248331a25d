// Reads an iCalendar file from standard input with ical.js, as a calendar program would, and tells as JSON what it found.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

ICAL.design.strict = true;
const text = readFileSync(0, 'utf8');
const calendar = new ICAL.Component(ICAL.parse(text));
const instant = time => time && new Date(time.toJSDate()).toISOString();
const property = (component, name) => component.getFirstPropertyValue(name);

const events = calendar.getAllSubcomponents('vevent').map(component => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    sequence: event.sequence,
    status: property(component, 'status'),
    summary: event.summary,
    description: event.description,
    start: instant(event.startDate),
    isUtc: event.startDate.zone === ICAL.Timezone.utcTimezone,
    end: instant(component.hasProperty('dtend') ? event.endDate : null),
    url: property(component, 'url'),
    categories: component.getFirstProperty('categories')?.getValues() ?? [],
    stamp: instant(property(component, 'dtstamp')),
    lastModified: instant(property(component, 'last-modified')),
    transparency: property(component, 'transp'),
  };
});
console.log(JSON.stringify({
  name: property(calendar, 'x-wr-calname'),
  version: property(calendar, 'version'),
  refresh: property(calendar, 'refresh-interval')?.toString(),
  method: property(calendar, 'method'),
  events,
}));
