namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Which dependency is missing where something is read too early.</summary>
internal sealed class DependencyAdvice(ProcessGraph graph)
{
    public string For(string producer, ReadScope reader)
    {
        if (reader.Moment == ReadMoment.ReleaseStart)
        {
            return "Move the variable to the phase or activity that reads it.";
        }

        var (from, to) = (producer.Split('.', 2)[0], reader.Name.Split('.', 2)[0]);
        return from == to ? Within(from, producer, reader) : Across(from, to, producer, reader);
    }

    private string Within(string phase, string producer, ReadScope reader)
    {
        if (producer == phase)
        {
            return $"`{phase}` has not ended while its own parts run: read an activity of it.";
        }

        if (producer == reader.Name)
        {
            return "A node cannot read what it yields itself.";
        }

        return IsActivity(producer) && IsActivity(reader.Name) && !graph.IsBefore(reader.Name, producer)
            ? $"Add `{Last(producer)}` to `depends-on` of `{Last(reader.Name)}`."
            : $"`{producer}` comes after it: turn their order around, or read something else.";
    }

    private string Across(string from, string to, string producer, ReadScope reader)
    {
        if (graph.StartOf(to) is { } start && graph.EndOf(from) is { } end && !graph.IsBefore(start, end))
        {
            return $"Add `{from}` to `depends-on` of `{to}`.";
        }

        return IsActivity(producer) && IsActivity(reader.Name) && !graph.IsBefore(reader.Name, producer)
            ? $"Add `{producer}` to `depends-on` of `{Last(reader.Name)}`."
            : $"`{producer}` comes after it: turn their order around, or read something else.";
    }

    private static bool IsActivity(string path) => path.Contains('.', StringComparison.Ordinal) && !path.Contains('@', StringComparison.Ordinal);

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];
}
