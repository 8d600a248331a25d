using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Server.Demo.Simulation;

namespace ReleaseOrchestration.Server.Demo;

/// <summary>What the release shows: parallel builds, ordered deploys, a wait for people, calls that can be repeated, an intact audit trail.</summary>
internal sealed class DemoSummary
{
    private static readonly string[] Services = ["a", "b", "c"];
    private readonly Dictionary<string, DemoNode> _nodes;
    private readonly DateTimeOffset _start;
    private readonly List<string> _lines = [];

    public DemoSummary(DemoNode release, ImmutableArray<SimulatedRun> runs, JsonElement verification)
    {
        _nodes = release.All().DistinctBy(node => node.Path).ToDictionary(node => node.Path, StringComparer.Ordinal);
        _start = release.StartedAt ?? DateTimeOffset.MinValue;
        _lines.Add(string.Empty);
        Check(release.Status == "Succeeded", $"the release ended {release.Status} after {Seconds((release.EndedAt ?? _start) - _start)}");
        CheckBuilds();
        CheckDeploys();
        CheckArtifacts(runs);
        CheckApproval();
        CheckCalls(runs);
        Check(verification.GetProperty("valid").GetBoolean(), $"audit: {verification.GetProperty("message").GetString()}");
    }

    public bool IsGood { get; private set; } = true;

    public IReadOnlyList<string> Lines => _lines;

    private void CheckBuilds()
    {
        var builds = Services.Select(service => Find($"build.build_{service}")).ToArray();
        var overlap = builds.All(node => node.EndedAt is not null) && builds.Max(node => node.StartedAt) < builds.Min(node => node.EndedAt);
        Check(overlap, $"builds overlapped: {string.Join(", ", builds.Select(Span))}");
    }

    private void CheckDeploys()
    {
        var deploys = Services.Select(service => Find($"production.deploy_{service}")).ToArray();
        var ordered = deploys.Zip(deploys.Skip(1)).All(pair => pair.First.EndedAt <= pair.Second.StartedAt);
        Check(ordered, $"deploys went A, B, C: {string.Join(", ", deploys.Select(Span))}");
    }

    private void CheckArtifacts(ImmutableArray<SimulatedRun> runs)
    {
        var pairs = Services.Select(service => (Made: Find($"build.build_{service}").Artifact, Used: runs.FirstOrDefault(run => run.Pipeline == $"services/deploy/{service}")?.Artifact)).ToArray();
        Check(Array.TrueForAll(pairs, pair => pair.Made.Length > 0 && pair.Made == pair.Used), $"each deploy got the artifact of its build: {string.Join(", ", pairs.Select(pair => pair.Used))}");
    }

    private void CheckApproval()
    {
        var (approval, deploy) = (Find("production.prod_approval"), Find("production.deploy_a"));
        var waited = approval.EndedAt - approval.StartedAt;
        var held = waited > TimeSpan.Zero && approval.EndedAt <= deploy.StartedAt && approval.Approvals.Length >= approval.Needed;
        Check(held, $"production waited {Seconds(waited ?? TimeSpan.Zero)} for {approval.Needed} sign-offs: {string.Join(", ", approval.Approvals)}");
    }

    private void CheckCalls(ImmutableArray<SimulatedRun> runs)
    {
        var calls = runs.Sum(run => run.Calls);
        Check(runs.All(run => run.Key.Length > 0), string.Create(CultureInfo.InvariantCulture, $"{calls} calls to pipelines, each with its idempotency key; {runs.Length} runs"));
    }

    private DemoNode Find(string path) => _nodes.TryGetValue(path, out var node) ? node : throw new DemoException($"the release has no node {path}");

    private string Span(DemoNode node) => $"{node.Path.Split('_')[^1].ToUpperInvariant()} {At(node.StartedAt)}–{At(node.EndedAt)}";

    private string At(DateTimeOffset? instant) => instant is { } there ? Seconds(there - _start) : "?";

    private static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0}s");

    private void Check(bool holds, string text)
    {
        IsGood &= holds;
        _lines.Add($"{(holds ? "✔" : "✘")} {text}");
    }
}
