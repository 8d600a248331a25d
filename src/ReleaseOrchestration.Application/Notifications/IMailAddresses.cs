namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Where mail reaches people.</summary>
public interface IMailAddresses
{
    /// <summary>The address of a person; null when none is known.</summary>
    /// <param name="person">As <c>user:id</c>.</param>
    string? Find(string person);
}
