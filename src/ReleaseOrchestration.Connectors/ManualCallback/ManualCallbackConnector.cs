using System.Text.RegularExpressions;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.ManualCallback;

/// <summary>Starts nothing: shows a person or a system what to do and where to report, and waits for the report.</summary>
internal sealed partial class ManualCallbackConnector(ICallbackLinks callbacks) : IPipelineConnector
{
    public string Type => "manual-callback";

    public Task<EffectOutcome> StartAsync(ConnectorDefinition connector, StartPipeline effect, CancellationToken cancellationToken)
    {
        var reader = new SettingsReader(connector);
        return Task.FromResult<EffectOutcome>(reader.Error is { } error ? error.Ended() : new PipelineAccepted { Handle = Handle(reader.Text("instructions"), effect) });
    }

    /// <summary>Nobody can be asked: an activity that polls all the same, because the connector had another type when it started, waits from now on.</summary>
    public Task<EffectOutcome> PollAsync(ConnectorDefinition connector, PollPipeline effect, CancellationToken cancellationToken) =>
        Task.FromResult<EffectOutcome>(new PipelineAccepted { Handle = effect.Handle });

    public Task<EffectOutcome> CancelAsync(ConnectorDefinition connector, CancelPipeline effect, CancellationToken cancellationToken) =>
        Task.FromResult<EffectOutcome>(new EffectDone());

    // In one go, so that what is filled in is not filled again.
    private string Handle(string instructions, StartPipeline effect)
    {
        var template = instructions.Length > 0 ? instructions : "Run `{pipeline}`, then report its end at {callback-url}.";
        var address = callbacks.UrlFor(effect.Address, effect.Attempt, effect.IdempotencyKey);
        var text = Place().Replace(template, match => match.Value switch
        {
            "{pipeline}" => effect.Pipeline,
            "{ref}" => effect.Ref,
            _ => address,
        });
        return template.Contains("{callback-url}", StringComparison.Ordinal) ? text : $"{text.TrimEnd('.', ' ')}. Report at {address}";
    }

    [GeneratedRegex(@"\{(pipeline|ref|callback-url)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
