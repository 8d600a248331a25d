using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Calendar;

/// <summary>A part of the calendar in tables.</summary>
internal sealed class CalendarText(TextWriter writer)
{
    private const string Projected = "(not yet)";

    public void Write(CalendarReport calendar)
    {
        writer.WriteLine($"from {Instants.Show(calendar.From)} to {Instants.Show(calendar.To)}");
        writer.WriteLine();
        var table = new TextTable("BEGINS", "ENDS", "STATUS", "GROUP", "VERSION", "ENVIRONMENTS", "RELEASE") { Empty = "No release in that time." };
        foreach (var item in calendar.Releases.Concat(calendar.Occurrences).OrderBy(item => item.Begins))
        {
            table.Add(
                Instants.Show(item.Begins), Instants.Show(item.Ends), item.Projected ? Projected : item.Status, item.Group, item.Version, string.Join(',', item.Environments),
                item.Projected ? item.Occurrence : item.Id);
        }

        table.Write(writer);
        WriteRest(calendar);
    }

    private void WriteRest(CalendarReport calendar)
    {
        if (!calendar.Freezes.IsEmpty)
        {
            writer.WriteLine();
            var table = new TextTable("FROM", "UNTIL", "FREEZE", "MODE", "NAME");
            foreach (var freeze in calendar.Freezes)
            {
                table.Add(Instants.Show(freeze.From), Instants.Show(freeze.Until), freeze.Id, freeze.Window == "Allow" ? "allows only this time" : freeze.Mode, freeze.Name);
            }

            table.Write(writer);
        }

        foreach (var line in calendar.Conflicts.Select((conflict, at) => (at == 0 ? Environment.NewLine : string.Empty) + conflict.Message))
        {
            writer.WriteLine(line);
        }

        if (calendar.Truncated)
        {
            writer.WriteLine("There is more; ask for a shorter time.");
        }

        if (calendar.Indexing)
        {
            writer.WriteLine("The server is still finding releases that an earlier version wrote; some may be missing.");
        }
    }
}
