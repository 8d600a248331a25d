using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Replaces references to the Activity Store by what they refer to. What the reference says itself goes before what the entry says.</summary>
public static class ProcessLinker
{
    /// <summary>Links a process; check it afterwards with <see cref="ProcessChecker"/>. What is linked already stays as it is.</summary>
    /// <param name="process">The process.</param>
    /// <param name="store">Finds an entry: the version asked for, or the newest.</param>
    /// <param name="sources">Where the parts of the process stand, for problems.</param>
    public static LinkResult Link(ProcessDefinition process, Func<StoreReference, StoreEntry?> store, SourceMap? sources = null)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var phases = process.Phases.Select((phase, i) => phase with
        {
            Activities = [.. phase.Activities.Select((activity, j) => LinkActivity(activity, store, $"process.phases[{i}].activities[{j}]", sources ?? SourceMap.Empty, problems))],
        });
        return new LinkResult(process with { Phases = [.. phases] }, problems.ToImmutable());
    }

    private static ActivityDefinition LinkActivity(
        ActivityDefinition activity, Func<StoreReference, StoreEntry?> store, string path, SourceMap sources, ImmutableArray<Problem>.Builder problems)
    {
        if (activity.Use is not { Linked: false } use)
        {
            return activity;
        }

        if (store(use) is { } entry)
        {
            return Merge(activity, entry, use);
        }

        var name = use.Version is { } version ? $"{use.Id}@{version}" : use.Id;
        problems.Add(new Problem(
            ProblemCodes.UnknownStoreEntry, Severity.Error, $"The Activity Store has no `{name}`.", sources.Find($"{path}.activity"), $"{path}.activity", "Add it to the store, or write the activity inline."));
        return activity;
    }

    private static ActivityDefinition Merge(ActivityDefinition local, StoreEntry entry, StoreReference use)
    {
        var stored = entry.Activity;
        return stored with
        {
            Id = local.Id,
            Name = local.Name.Length > 0 ? local.Name : entry.Name,
            Description = local.Description.Length > 0 ? local.Description : stored.Description,
            Use = use with { Version = entry.Version > 0 ? entry.Version : use.Version, Linked = true },
            Owners = local.Owners.IsEmpty ? stored.Owners : local.Owners,
            DependsOn = local.DependsOn,
            If = local.If,
            RunOn = local.RunOn,
            OnFailure = local.OnFailure,
            Inputs = local.Inputs,
            Variables = stored.Variables.SetItems(local.Variables),
            Outputs = stored.Outputs.SetItems(local.Outputs),
            Timeout = local.Timeout ?? stored.Timeout,
            Retry = local.Retry ?? stored.Retry,
            Environment = local.Environment ?? stored.Environment,
            Services = local.Services.IsEmpty ? stored.Services : local.Services,
            Lock = local.Lock ?? stored.Lock,
            Pipeline = Merge(local.Pipeline, stored.Pipeline),
        };
    }

    // `data.pipeline` of a reference may give inputs alone, or another pipeline on the entry's connector.
    private static PipelineDefinition? Merge(PipelineDefinition? local, PipelineDefinition? stored) => (local, stored) switch
    {
        (null, _) => stored,
        (_, null) => local,
        _ => new PipelineDefinition
        {
            Connector = local.Connector is "" or "default" ? stored.Connector : local.Connector,
            Pipeline = local.Pipeline.Length > 0 ? local.Pipeline : stored.Pipeline,
            Ref = local.Ref ?? stored.Ref,
            Inputs = stored.Inputs.SetItems(local.Inputs),
        },
    };
}
