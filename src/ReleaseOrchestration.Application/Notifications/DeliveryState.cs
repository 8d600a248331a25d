namespace ReleaseOrchestration.Application.Notifications;

/// <summary>How far a delivery has come.</summary>
public enum DeliveryState
{
    /// <summary>It is sent, or sent again, when its time has come.</summary>
    Pending,

    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>It is not tried any more; somebody can send it again.</summary>
    Dead,
}
