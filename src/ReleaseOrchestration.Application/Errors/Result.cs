using System.Diagnostics.CodeAnalysis;

namespace ReleaseOrchestration.Application.Errors;

/// <summary>A value, or why there is none.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(T? value, ApplicationError? error) => (_value, Error) = (value, error);

    /// <summary>Why there is no value; null when there is one.</summary>
    public ApplicationError? Error { get; }

    /// <summary>The value; <see cref="InvalidOperationException"/> when there is none.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException(Error.Message);

    /// <summary>Whether the request was refused.</summary>
    /// <param name="error">Why.</param>
    /// <param name="value">The value.</param>
    public bool Failed([NotNullWhen(true)] out ApplicationError? error, [NotNullWhen(false)] out T? value)
    {
        (error, value) = (Error, _value);
        return error is not null;
    }

    /// <summary>A value.</summary>
    public static implicit operator Result<T>(T value) => new(value, error: null);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(ApplicationError error) => new(default, error);
}
