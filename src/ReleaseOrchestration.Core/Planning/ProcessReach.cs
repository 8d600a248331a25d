using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>What a release works on, as far as that is known before it runs.</summary>
/// <param name="Environments">The environments of its phases and activities, those of its subprocesses included, in order.</param>
/// <param name="Services">The services, likewise.</param>
/// <param name="Unknown">Where one is written that only the run tells: <c>phase.activity: environment ${...}</c>.</param>
public sealed record ProcessReach(ImmutableArray<string> Environments, ImmutableArray<string> Services, ImmutableArray<string> Unknown)
{
    /// <summary>The ids of its process and its subprocesses, in order.</summary>
    public ImmutableArray<string> Processes { get => field.IsDefault ? [] : field; init; }

    /// <summary>The tags of these, in order.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>The environments of activities and gates by path, each in its first attempt; those that only the run tells are not there.</summary>
    internal ImmutableDictionary<string, string> ByNode { get => field ?? ImmutableDictionary<string, string>.Empty; init; }

    /// <summary>Of a release that works on nothing.</summary>
    public static ProcessReach None { get; } = new([], [], []);

    /// <summary>The environment of an activity or gate; null for none, and where only the run tells.</summary>
    /// <param name="path">Its path, in whatever attempt of the subprocesses on its way.</param>
    public string? EnvironmentOf(string path) => ByNode.GetValueOrDefault(FirstAttempt(path));

    /// <summary>Collects it. A condition is not evaluated: what may be skipped counts.</summary>
    /// <param name="process">The process, with its activities taken from the Activity Store.</param>
    /// <param name="inputs">The inputs that are known.</param>
    /// <param name="facts">What is known of the release.</param>
    /// <param name="find">Finds the process of a subprocess, with its activities; null when there is none.</param>
    public static ProcessReach Of(ProcessDefinition process, InputValues inputs, ReleaseFacts facts, Func<ProcessReference, ProcessDefinition?> find) =>
        new ReachFinder(find).Find(process, inputs, facts);

    // `a.b:2/c.d` is where a second attempt of `a.b` has its `c.d`, and `a.b#t.2/` the second start of the task `t`.
    private static string FirstAttempt(string path)
    {
        var steps = path.Split('/');
        for (var i = 0; i < steps.Length - 1; i++)
        {
            var hash = steps[i].IndexOf('#', StringComparison.Ordinal);
            var cut = steps[i].LastIndexOf(hash < 0 ? ':' : '.');
            steps[i] = cut < 0 ? steps[i] : hash < 0 ? steps[i][..cut] : steps[i][..cut] + ".1";
        }

        return string.Join('/', steps);
    }
}
