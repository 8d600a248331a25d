namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>A message whose sender waits for the commit.</summary>
/// <typeparam name="T">What the sender is told.</typeparam>
internal abstract class AnsweredWork<T> : Work
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    /// <summary>What it came to, once it is staged.</summary>
    protected T? Result { get; set; }

    /// <summary>Why the sender gets no result although the commit succeeded.</summary>
    protected Exception? Refusal { get; set; }

    public override void Complete(Engine engine)
    {
        if (Refusal is null)
        {
            _answer.TrySetResult(Result!);
        }
        else
        {
            _answer.TrySetException(Refusal);
        }
    }

    public override void Fail(Engine engine, Exception exception) => _answer.TrySetException(exception);
}
