using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Secrets;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>
/// Runs a program on the server's own machine. Arguments reach it as they are: no shell reads them. What does not end at once is asked for now and then; a poll after a
/// crash finds that the program is not running, and runs it again.
/// </summary>
internal sealed class CommandConnector(CommandRunner runner, SecretResolver resolver, SentSecrets sent, ICallbackLinks callbacks, IOptions<CommandConnectorOptions> options) : IPipelineConnector
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(6);

    public string Type => "command";

    public Task<EffectOutcome> StartAsync(ConnectorDefinition connector, StartPipeline effect, CancellationToken cancellationToken) =>
        runner.AdvanceAsync(effect.IdempotencyKey, polls: 0, _ => PrepareAsync(connector, effect, cancellationToken), cancellationToken);

    public Task<EffectOutcome> PollAsync(ConnectorDefinition connector, PollPipeline effect, CancellationToken cancellationToken) => runner.AdvanceAsync(
        KeyOf(effect.Handle, effect.IdempotencyKey),
        effect.Count,
        async left => left is null ? ConnectorErrors.NotRunning() : await PrepareAsync(connector, left.Start, cancellationToken),
        cancellationToken);

    public async Task<EffectOutcome> CancelAsync(ConnectorDefinition connector, CancelPipeline effect, CancellationToken cancellationToken)
    {
        await runner.CancelAsync(KeyOf(effect.Handle, effect.IdempotencyKey));
        return new EffectDone();
    }

    private static string KeyOf(string handle, string key) => handle.Length > 0 ? handle : key;

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

        await sent.KeepAsync(effect.IdempotencyKey, secrets.References, cancellationToken);
        return new CommandLaunch
        {
            Start = effect,
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
