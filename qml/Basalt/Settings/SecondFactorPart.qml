// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Of whom a second factor is required. */
ColumnLayout {
    id: root

    objectName: "secondFactorPart"
    spacing: Theme.space3

    MfaPolicyModel {
        id: policies

        objectName: "mfaPolicies"
    }
    Connections {
        target: Session

        function onReady(): void {
            policies.reload();
        }
    }
    Command {
        id: create

        commandId: "mfaPolicies.new"
        title: qsTr("Set a policy…")
        category: qsTr("Second factor")
        iconName: "plus"
        shortcut: "Ctrl+N"
        keywords: qsTr("mfa totp require")
        writes: true
        enabled: policies.loaded && !policies.error.isSet
        onTriggered: dialog.ask()
    }
    Command {
        id: reload

        commandId: "mfaPolicies.reload"
        title: qsTr("Reload the policies")
        category: qsTr("Second factor")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: policies.reload()
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space2

        UiText {
            Layout.fillWidth: true
            text: qsTr("Besides the password: an app's code at every sign-in. The narrowest policy decides: of a user, then of a group, of the account, of everybody. Of groups that disagree, the one that requires it wins.")
            color: Theme.muted
            wrapMode: Text.WordWrap
        }
        IconButton {
            command: reload
        }
        UiButton {
            objectName: "newMfaPolicy"
            kind: "primary"
            command: create
        }
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: policies.error.isSet
        tone: policies.error.isForbidden || policies.error.isOffline ? "warning" : "danger"
        title: policies.error.title
        message: policies.error.message
    }
    Skeleton {
        Layout.fillWidth: true
        active: policies.loading && !policies.loaded
        lines: 3
    }
    Repeater {
        model: policies

        MfaPolicyRow {
            id: policy

            Layout.fillWidth: true
            removable: create.enabled
            onRemoved: endDialog.ask(policy.policyId, policy.whom)
        }
    }
    UiText {
        visible: policies.loaded && policies.count === 0
        text: qsTr("Nothing is said here. Everybody may set one up in their own profile.")
        color: Theme.faint
    }
    UiText {
        Layout.fillWidth: true
        visible: policies.loaded && Session.superadmin && Session.accountId !== ""
        text: qsTr("Policies of %1. What is said for everybody stands here when all accounts are looked at.").arg(Session.accountName)
        color: Theme.faint
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    MfaPolicyDialog {
        id: dialog

        onDone: policies.reload()
    }
    MfaPolicyEndDialog {
        id: endDialog

        onDone: policies.reload()
    }
}
