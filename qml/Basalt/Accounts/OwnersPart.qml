// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who owns an account; owners and superadmins change it. */
ColumnLayout {
    id: root

    required property string accountId
    required property string accountName
    property bool active: true
    /** Nobody is made an owner of what is deleted. */
    property bool changeable: true
    readonly property alias owners: owners
    readonly property bool may: changeable && owners.loaded && !owners.error.isForbidden && !ViewAs.active

    function reload(): void {
        owners.reload();
    }

    objectName: "ownersPart"
    spacing: Theme.space2

    OwnerListModel {
        id: owners

        objectName: "ownerList"
        active: root.active
        accountId: root.accountId
    }
    Command {
        id: add

        commandId: "accounts.addOwner"
        title: qsTr("Add an owner…")
        category: qsTr("Accounts")
        iconName: "crown"
        shortcut: "Ctrl+Shift+U"
        writes: true
        enabled: root.may
        onTriggered: dialog.ask(false)
    }
    Command {
        id: transfer

        commandId: "accounts.transfer"
        title: qsTr("Hand ownership over…")
        category: qsTr("Accounts")
        iconName: "send"
        shortcut: "Ctrl+T"
        writes: true
        enabled: root.may && owners.own
        onTriggered: dialog.ask(true)
    }
    SectionLabel {
        text: qsTr("Owners")
    }
    Skeleton {
        Layout.fillWidth: true
        active: owners.loading && !owners.loaded
        lines: 2
    }
    InlineNotice {
        objectName: "ownersProblem"
        Layout.fillWidth: true
        visible: owners.error.isSet
        tone: owners.error.isForbidden ? "warning" : "danger"
        title: owners.error.isForbidden ? qsTr("Only owners see who owns the account") : owners.error.title
        message: owners.error.isForbidden ? "" : owners.error.message
    }
    Repeater {
        model: owners

        OwnerRow {
            Layout.fillWidth: true
            removable: root.may
            onRemoved: removal.ask(userId, email)
        }
    }
    UiText {
        Layout.fillWidth: true
        visible: owners.loaded && owners.count === 0 && !owners.error.isSet
        text: qsTr("Nobody owns it: only superadmins can change who does.")
        color: Theme.faint
        wrapMode: Text.WordWrap
    }
    Flow {
        Layout.fillWidth: true
        visible: owners.loaded
        spacing: Theme.space2

        UiButton {
            objectName: "addOwner"
            command: add
        }
        UiButton {
            objectName: "transferOwnership"
            visible: owners.own
            command: transfer
        }
    }
    OwnerDialog {
        id: dialog

        accountId: root.accountId
        accountName: root.accountName
        onDone: owners.reload()
    }
    RemoveOwnerDialog {
        id: removal

        accountId: root.accountId
        accountName: root.accountName
        onDone: owners.reload()
    }
}
