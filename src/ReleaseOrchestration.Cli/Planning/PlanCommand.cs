using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Definitions;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Planning;

/// <summary><c>relo plan</c>: what would happen if a release started; of files without a server, or of what a server has.</summary>
internal sealed class PlanCommand : ReloCommand
{
    private readonly Argument<string[]> _targets = new("process or path")
    {
        Description = "The id of a process on the server, with a version where it is not to be the newest; with --process, files and folders",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _process = new("--process") { Description = "Plan this process of the files given, without a server", HelpName = "id" };
    private readonly Option<string> _inputSet = new("--input-set") { Description = "The id of the input set", HelpName = "id" };
    private readonly Option<string[]> _inputs = new("--input") { Description = $"A value for an input: {ValueList.Syntax}", HelpName = "name=value" };
    private readonly Option<string> _group = new("--group") { Description = "The release group; some freezes are about one", HelpName = "id" };
    private readonly Option<string[]> _tags = new("--tag") { Description = "A tag of the release; some freezes are about one", HelpName = "word" };
    private readonly Option<string> _start = new("--start") { Description = "When the release starts, such as 2025-04-07T06:00:00Z [default: now]", HelpName = "instant" };
    private readonly Option<string[]> _assume = new("--assume") { Description = "How long things take: pipeline=5m, sign-off=1h, task=1h", HelpName = "what=time" };
    private readonly Option<string> _timezone = new("--timezone") { Description = "Show times as clocks there do, such as Europe/Zurich [default: UTC]", HelpName = "zone" };

    public PlanCommand(CommandServices services)
        : base("plan", "Show what would happen if a release of a process started: waves, waits, who is asked, the critical path, the end", services)
    {
        Arguments.Add(_targets);
        foreach (var option in new Option[] { _process, _inputSet, _inputs, _group, _tags, _start, _assume, _timezone })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var zone = call.Value(_timezone) ?? "UTC";
        if (!Windows.IsKnownZone(zone))
        {
            throw ReloException.Usage($"'{zone}' is no time zone; write an IANA id such as Europe/Zurich.");
        }

        var plan = call.Value(_process) is { } process ? await LocalAsync(call, process, cancellationToken) : await RemoteAsync(call, cancellationToken);
        if (call.Output.IsJson)
        {
            call.Output.Json(JsonSerializer.SerializeToElement(plan, PlanJsonContext.Default.ReleasePlan), ReloJson.Default.JsonElement);
        }
        else
        {
            new PlanText(call.Shell.Out, zone).Write(plan);
        }

        return plan.EndsAt is null ? ExitCodes.Failed : ExitCodes.Done;
    }

    private async Task<ReleasePlan> LocalAsync(CommandCall call, string process, CancellationToken cancellationToken)
    {
        var set = DefinitionSet.Check(await DefinitionFiles.ReadAsync(call.Required(_targets), call.Shell.In, cancellationToken));
        if (set.HasErrors)
        {
            throw Invalid("The files have errors; nothing was planned.", set.Problems.Where(problem => problem.Severity == Severity.Error));
        }

        Find(set, "process", process);
        Find(set, "inputSet", call.Value(_inputSet) ?? string.Empty);
        var request = new LocalPlanRequest
        {
            Process = process,
            InputSet = call.Value(_inputSet) ?? string.Empty,
            Inputs = ValueList.Parse(call.Value(_inputs)) ?? ImmutableSortedDictionary<string, DataValue>.Empty,
            Group = call.Value(_group) ?? string.Empty,
            Tags = [.. call.Value(_tags) ?? []],
            Start = Start(call) ?? call.Shell.Clock.GetUtcNow(),
            StartedBy = $"user:{call.User}",
            Assumptions = Assumptions(call).Aggregate(new PlanAssumptions(), (all, one) => all.With(one.Key, Duration(one.Value))!),
        };
        var local = ReleasePlanning.Plan(set.All, request, cancellationToken);
        return local.Plan ?? throw Invalid(
            local.Inputs.Missing.IsEmpty ? "Values of inputs are not valid." : $"Inputs are missing: {string.Join(", ", local.Inputs.Missing)}. Give them with --input or --input-set.",
            local.Inputs.Problems);
    }

    private static void Find(DefinitionSet set, string kind, string id)
    {
        var ids = set.Documents.Where(document => document.Kind == kind).Select(document => document.Id).ToImmutableArray();
        if (id.Length > 0 && !ids.Contains(id))
        {
            throw ReloException.Usage($"The files hold no {kind} '{id}'. {Suggestions.DidYouMean(id, ids, ids.IsEmpty ? "They hold none." : $"They hold {string.Join(", ", ids)}.")}");
        }
    }

    private static ReloException Invalid(string message, IEnumerable<Problem> problems) =>
        new(ExitCodes.Failed, message, new ApiProblem { Problems = [.. problems.Select(ValidateCommand.Line)] });

    private async Task<ReleasePlan> RemoteAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Required(_targets) is not [var target])
        {
            throw ReloException.Usage("Give the id of one process; with --process, several files and folders.");
        }

        var (process, version) = StartReleaseCommand.Reference(target);
        var request = new PlanBody
        {
            Version = version,
            InputSet = call.Value(_inputSet),
            Inputs = ValueList.Parse(call.Value(_inputs)),
            Group = call.Value(_group),
            Tags = call.Value(_tags) is { Length: > 0 } tags ? [.. tags] : null,
            Start = Start(call),
            Assume = Assumptions(call) is { Count: > 0 } assumptions ? assumptions : null,
        };
        var answer = await call.Client.PostAsync($"processes/{Uri.EscapeDataString(process)}/plan", request, ReloJson.Default.PlanBody, cancellationToken);
        return answer.Read(PlanJsonContext.Default.ReleasePlan);
    }

    private DateTimeOffset? Start(CommandCall call)
    {
        if (call.Value(_start) is not { } text)
        {
            return null;
        }

        return Moments.TryResolve(text, call.Shell.Clock.GetUtcNow(), out var instant)
            ? instant
            : throw ReloException.Usage($"'{text}' is no instant; write 2025-04-07T06:00:00Z, or an offset from now such as 2d.");
    }

    private ImmutableSortedDictionary<string, string> Assumptions(CommandCall call)
    {
        var given = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var item in call.Value(_assume) ?? [])
        {
            var parts = item.Split('=', 2);
            if (parts.Length != 2 || !PlanAssumptions.Names.Contains(parts[0]) || !Durations.TryParse(parts[1], out _))
            {
                throw ReloException.Usage(string.Create(CultureInfo.InvariantCulture, $"'{item}' is no assumption; write one of {string.Join(", ", PlanAssumptions.Names)} with a length of time, such as pipeline=5m."));
            }

            given[parts[0]] = parts[1];
        }

        return given.ToImmutable();
    }

    private static TimeSpan Duration(string text) => Durations.TryParse(text, out var time) ? time : TimeSpan.Zero;
}
