using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>Runs a program on the server's own machine, to its end. Arguments reach it as they are: no shell reads them.</summary>
internal sealed class CommandConnector(CommandRunner runner, SecretResolver resolver, ICallbackLinks callbacks, IOptions<CommandConnectorOptions> options) : IPipelineConnector
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(6);
    private static readonly TimeSpan PollPause = TimeSpan.FromSeconds(5);

    public string Type => "command";

    public async Task<EffectOutcome> StartAsync(ConnectorDefinition connector, StartPipeline effect, CancellationToken cancellationToken) =>
        (await PrepareAsync(connector, effect, cancellationToken)).Failed(out var error, out var launch) ? error.Ended() : await runner.RunAsync(launch, cancellationToken);

    public Task<EffectOutcome> PollAsync(ConnectorDefinition connector, PollPipeline effect, CancellationToken cancellationToken) =>
        Task.FromResult<EffectOutcome>(runner.IsRunning(effect.IdempotencyKey) ? new PipelineAccepted { PollAfter = PollPause } : ConnectorErrors.NotRunning().Ended());

    public async Task<EffectOutcome> CancelAsync(ConnectorDefinition connector, CancelPipeline effect, CancellationToken cancellationToken)
    {
        await runner.CancelAsync(effect.IdempotencyKey);
        return new EffectDone();
    }

    private async Task<Result<CommandLaunch>> PrepareAsync(ConnectorDefinition connector, StartPipeline effect, CancellationToken cancellationToken)
    {
        if (Permit(connector).Failed(out var error, out var settings) || CommandArguments.Fill(settings.Arguments, effect).Failed(out error, out var arguments))
        {
            return error;
        }

        var secrets = resolver.Open();
        if ((await secrets.ExpandAsync(settings.Environment, cancellationToken)).Failed(out error, out var own)
            || (await secrets.RevealAsync(effect.Inputs, cancellationToken)).Failed(out error, out var inputs)
            || CommandEnvironment.Build(own, effect, inputs, callbacks.UrlFor(effect.Address, effect.Attempt, effect.IdempotencyKey)).Failed(out error, out var environment))
        {
            return error;
        }

        return new CommandLaunch
        {
            Key = effect.IdempotencyKey,
            File = settings.File,
            Arguments = arguments,
            WorkingDirectory = settings.WorkingDirectory,
            Environment = environment,
            Timeout = settings.Timeout ?? effect.Timeout ?? LongestRun,
            Secrets = secrets,
        };
    }

    private Result<CommandSettings> Permit(ConnectorDefinition connector)
    {
        if (!options.Value.Enabled)
        {
            return ConnectorErrors.CommandsOff(connector.Id);
        }

        if (CommandSettings.Read(connector).Failed(out var error, out var settings))
        {
            return error;
        }

        return options.Value.AllowedFiles.Count == 0 || options.Value.AllowedFiles.Contains(settings.File) ? settings : ConnectorErrors.RefusedFile(settings.File);
    }
}
