using Microsoft.DurableTask;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Carrying;
using ReleaseOrchestration.Durable.Payloads;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>Effects: tried until somebody knows what came of them. Those of one idempotency key form a lane, in which one goes after the other.</summary>
internal sealed partial class MachineOrchestration
{
    private readonly Dictionary<string, Task> _lanes = new(StringComparer.Ordinal);
    private int _effects;

    private Task CarryOutAsync(InvokeEffect effect)
    {
        var lane = effect.Effect switch
        {
            StartPipeline start => start.IdempotencyKey,
            PollPipeline poll => poll.IdempotencyKey,
            CancelPipeline cancel => cancel.IdempotencyKey,
            _ => effect.EffectId,
        };
        _effects++;
        return _lanes[lane] = CarryOutAsync(effect, _lanes.GetValueOrDefault(lane, Task.CompletedTask));
    }

    private async Task CarryOutAsync(InvokeEffect effect, Task before)
    {
        await before.ConfigureAwait(true);
        EffectOutcome? outcome = null;
        for (var @try = 1; outcome is null; @try++)
        {
            outcome = await TryAsync(effect, @try).ConfigureAwait(true);
        }

        _effects--;
        Deliver(new Envelope { From = MachineRunner.Effects, Message = new EffectFinished { EffectId = effect.EffectId, Outcome = outcome } });
        Settle();
    }

    // Null: nobody knows, and the pause before the next try is over.
    private async Task<EffectOutcome?> TryAsync(InvokeEffect effect, int @try)
    {
        var call = new EffectCall { Machine = _machine.Self, EffectId = effect.EffectId, Effect = effect.Effect, Try = @try };
        try
        {
            var json = await _steps.TryAsync(DurableNames.CarryOutEffect, DurableJson.Write(call, DurableJsonContext.Default.EffectCall)).ConfigureAwait(true);
            var answer = DurableJson.Read(json, DurableJsonContext.Default.EffectAnswer);
            return answer.Outcome ?? DurableJson.Read(await FetchAsync(answer.Reference!).ConfigureAwait(true), DurableJsonContext.Default.EffectOutcome);
        }
        catch (TaskFailedException e)
        {
            LogEffectFailed(_machine.Self, effect.EffectId, @try, Retries.Problem(e));
            if (@try >= Retries.MostTries)
            {
                return new EffectDead { Code = ShellCodes.EffectGivenUp, Error = Retries.Problem(e), Tries = @try };
            }
        }

        await _steps.PauseAsync(Retries.PauseAfter(@try)).ConfigureAwait(true);
        return null;
    }
}
