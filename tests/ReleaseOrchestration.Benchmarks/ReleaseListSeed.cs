using System.Diagnostics;
using System.Globalization;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Benchmarks;

/// <summary>Many releases of 200 groups over three years, most of them ended, some running.</summary>
internal sealed class ReleaseListSeed(IDocumentStore documents, DateTimeOffset now, int count)
{
    public const int Groups = 200;
    public const int Processes = 40;

    private const int AtOnce = 500;
    private const int Live = 120;
    private static readonly TimeSpan Span = TimeSpan.FromDays(3 * 365);

    public static string Group(int number) => string.Create(CultureInfo.InvariantCulture, $"group-{number}");

    public static string Process(int number) => string.Create(CultureInfo.InvariantCulture, $"process_{number}");

    public async Task<TimeSpan> WriteAsync()
    {
        var (started, store) = (Stopwatch.GetTimestamp(), new ReleaseStore(documents));
        foreach (var chunk in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            await Task.WhenAll(chunk.Chunk(100).Select(part => documents.WriteAsync([.. part.Select(Summary)], default)));
            var added = await Task.WhenAll(chunk.Select(number => store.AddAsync(Record(number), default)));
            if (added.Contains(false))
            {
                throw new InvalidOperationException("A release of that id is there already.");
            }
        }

        return Stopwatch.GetElapsedTime(started);
    }

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"release-{number}");

    private bool IsLive(int number) => number >= count - Live;

    private DateTimeOffset Begin(int number) => now - Span + (Span / count * number);

    private static TimeSpan Length(int number) => TimeSpan.FromMinutes(20 + (number % 97 * 30));

    private ReleaseRecord Record(int number) => new()
    {
        Id = Id(number),
        Name = string.Create(CultureInfo.InvariantCulture, $"Weekly release {number} of the shop"),
        Version = string.Create(CultureInfo.InvariantCulture, $"2026.{number % 12}.{number}"),
        Process = Process(number % Processes),
        ProcessVersion = 1 + (number % 7),
        InputSet = number % 3 == 0 ? "staging" : "production",
        InputSetVersion = 2,
        Group = number % 10 == 0 ? string.Empty : Group(number % Groups),
        Tags = ["standard", string.Create(CultureInfo.InvariantCulture, $"team-{number % 25}"), .. number % 5000 == 17 ? ["audit-2026"] : Array.Empty<string>()],
        State = LaunchState.Started,
        Schedule = new ReleaseSchedule { At = Begin(number), Duration = TimeSpan.FromHours(2), AutoStart = true, Occurrence = Id(number), ChangedAt = Begin(number) },
        Environments = ["test", "staging", "prod"],
        Services = [Service(number), Service(number + 131)],
        CreatedAt = Begin(number).AddDays(-14),
        CreatedBy = number % 10 == 0 ? string.Create(CultureInfo.InvariantCulture, $"user:person{number % 50}") : "system:schedule",
        StartedAt = Begin(number).AddMinutes(3),
        StartedBy = "system:schedule",
        DefinitionHash = new string('a', 64),
    };

    private DocumentWrite Summary(int number)
    {
        var status = IsLive(number) ? number % 2 == 0 ? ReleaseStatus.Running : ReleaseStatus.OnHold
            : (number % 100) switch { < 6 => ReleaseStatus.Failed, < 12 => ReleaseStatus.PartiallySucceeded, < 15 => ReleaseStatus.Aborted, _ => ReleaseStatus.Succeeded };
        var summary = new ReleaseSummary
        {
            Facts = new ReleaseFacts { Id = Id(number), StartedAt = Begin(number) },
            Run = 1,
            Status = status,
            Reason = status is ReleaseStatus.Failed ? "The activity rollout.deploy failed." : string.Empty,
            EndedAt = IsLive(number) ? null : Begin(number) + Length(number),
        };
        return new(new(Projections.Releases, Id(number)), ExecutionJson.Serialize(summary));
    }

    private static string Service(int number) => string.Create(CultureInfo.InvariantCulture, $"service-{number % 300}");
}
