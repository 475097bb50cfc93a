// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Deleting an account, or erasing a deleted one for good: says in figures what that touches. */
UiDialog {
    id: root

    required property AccountEditor account
    property bool forGood: false
    readonly property bool ready: !forGood || code.text.trim().toUpperCase() === account.code

    function ask(purge: bool): void {
        forGood = purge;
        code.clear();
        account.clearError();
        account.countEffect();
        open();
    }

    objectName: "accountEndDialog"
    iconName: "trash-2"
    tone: "danger"
    title: forGood ? qsTr("Purge %1 for good?").arg(account.name) : qsTr("Delete %1?").arg(account.name)
    subtitle: forGood ? qsTr("Piece by piece everything of it is erased, and from the first piece on there is no way back. Its audit trail and its names stay.") : qsTr("From the next request on nobody of it is let in. Its data stays, and you can restore it until it is purged.")
    onOpened: if (forGood) code.forceActiveFocus()

    Connections {
        target: root.account

        function onRemoved(): void {
            root.close();
        }
        function onPurging(): void {
            root.close();
        }
    }
    InlineNotice {
        objectName: "accountEndProblem"
        width: parent.width
        visible: root.account.error.isSet
        title: root.account.error.title
        message: root.account.error.message
    }
    Card {
        width: parent.width
        color: Theme.dark ? Theme.background : Theme.sunken

        FactRow {
            objectName: "effectUsers"
            width: parent.width
            label: qsTr("Users")
            value: root.forGood ? qsTr("%Ln are erased", "users", root.account.userCount) : qsTr("%Ln are shut out", "users", root.account.userCount)
        }
        FactRow {
            objectName: "effectRecords"
            width: parent.width
            label: qsTr("Records")
            value: {
                if (root.account.counting)
                    return qsTr("counting…");
                if (!root.account.counted)
                    return qsTr("could not be counted");
                const where = root.account.collections.length === 0 ? "" : " · " + Array.from(root.account.collections).join(", ");
                return (root.forGood ? qsTr("%Ln are erased", "records", root.account.recordCount) : qsTr("%Ln stay, unreachable", "records", root.account.recordCount)) + where;
            }
        }
    }
    FormField {
        width: parent.width
        visible: root.forGood
        label: qsTr("Write %1 to confirm").arg(root.account.code)

        UiTextField {
            id: code

            objectName: "purgeCode"
            width: parent.width
            mono: true
            placeholderText: root.account.code
            onAccepted: if (root.ready && !root.account.busy) root.account.purge()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "accountEndConfirm"
            kind: "danger"
            text: root.forGood ? qsTr("Purge") : qsTr("Delete")
            enabled: root.ready
            busy: root.account.busy
            onClicked: root.forGood ? root.account.purge() : root.account.remove()
        }
    ]
}
