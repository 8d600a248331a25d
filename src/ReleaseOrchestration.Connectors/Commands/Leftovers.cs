using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>
/// Ends what the last server left running, once, before this one runs or stops its first program. Not at the start of the host: another server may still
/// hold the data folder then.
/// </summary>
internal sealed partial class Leftovers
{
    private readonly CommandRecords _records;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<Leftovers> _logger;
    private readonly Lazy<Task> _ended;

    public Leftovers(CommandRecords records, TimeProvider timeProvider, ILogger<Leftovers> logger)
    {
        (_records, _timeProvider, _logger) = (records, timeProvider, logger);
        _ended = new Lazy<Task>(EndAllAsync);
    }

    public Task EndAsync() => _ended.Value;

    private async Task EndAllAsync()
    {
        foreach (var record in _records.Left())
        {
            await EndAsync(record);
        }

        _records.ForgetOld();
    }

    private async Task EndAsync(CommandRecord record)
    {
        if (record.Pid > 0 && record.Identity.Length > 0 && ProcessIdentity.Of(record.Pid) == record.Identity)
        {
            LogLeft(record.Pid, record.Key);
            MarkedProcesses.Kill(record.Pid, entireTree: true);
        }

        if (!await MarkedProcesses.KillAsync(record.Mark, _timeProvider))
        {
            throw new ConnectorUnavailableException(ConnectorErrors.DoesNotEnd(record.Key));
        }
    }
}
