namespace ReleaseOrchestration.Core.Expressions;

/// <summary>What an expression may read.</summary>
public enum ReferenceKind
{
    /// <summary>An input of the nearest scope that declares it: <c>inputs.X</c>, <c>releaseInput.X</c>.</summary>
    Input,

    /// <summary>An input of the process: <c>releaseInput.global.X</c>, <c>global.X</c>.</summary>
    GlobalInput,

    /// <summary>An input of the phase: <c>releaseInput.phase.X</c>.</summary>
    PhaseInput,

    /// <summary>An input of the activity: <c>activityInput.X</c>.</summary>
    ActivityInput,

    /// <summary>A variable of the nearest scope that declares it: <c>variables.X</c>.</summary>
    Variable,

    /// <summary>A fact of the release: <c>release.id</c>, <c>name</c>, <c>version</c>, <c>startedAt</c>, <c>group</c>, <c>startedBy</c>.</summary>
    Release,

    /// <summary>An output of a phase or an activity: <c>process.build.build_a.output.X</c>.</summary>
    Output,

    /// <summary>The status of a phase, an activity or a gate: <c>process.build.status</c>.</summary>
    Status,

    /// <summary>The outcome of a phase, an activity or a gate: <c>gate('build.@entry.go').outcome</c>.</summary>
    Outcome,

    /// <summary>What the pipeline of this activity or gate returned: <c>pipeline.outputs.X</c>.</summary>
    PipelineOutput,

    /// <summary>What the subprocess of this activity returned: <c>subprocess.outputs.X</c>.</summary>
    SubprocessOutput,

    /// <summary>A fact of what happened, in notification rules: <c>event.kind</c>, <c>event.status</c>.</summary>
    Event,
}
