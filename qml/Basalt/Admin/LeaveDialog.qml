// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Stands between what is staged or under way and whatever would throw it away: leaving the server, signing out, quitting. */
UiDialog {
    id: root

    property var leave: null
    readonly property int stagedCount: RecordTables.stagedTotal + PermissionMatrix.stagedCount
    readonly property bool needed: staged || Transfers.count > 0
    readonly property bool staged: stagedCount > 0
    property bool ending: false

    /** Calls `action`, after asking if anything is staged or under way. */
    function ask(action: var): void {
        if (!needed) {
            action();
            return;
        }
        leave = action;
        open();
    }

    /** What is under way is cancelled first: the server has to hear of it before nobody is there to say so. */
    function end(): void {
        ending = true;
        Transfers.cancelAll();
        if (Transfers.count === 0)
            goOn();
        else
            patience.start();
    }

    function goOn(): void {
        if (!ending)
            return;
        ending = false;
        close();
        const action = leave;
        action();
    }

    objectName: "leaveDialog"
    iconName: "undo-2"
    tone: "warning"
    title: staged ? qsTr("Discard %Ln staged change(s)?", "", stagedCount) : qsTr("End what is under way?")
    subtitle: {
        const lost = staged ? qsTr("They were never sent to the server, and are lost when you leave it now.") : "";
        const ended = Transfers.count > 0 ? qsTr("An import or export is under way, and is cancelled when you leave. What an import has written stays.") : "";
        return needed ? (lost + " " + ended).trim() : qsTr("It has ended meanwhile.");
    }
    onClosed: {
        ending = false;
        patience.stop();
    }
    buttons: [
        UiButton {
            text: root.staged ? qsTr("Keep them") : qsTr("Stay")
            onClicked: root.close()
        },
        UiButton {
            kind: "danger"
            enabled: !root.ending
            text: root.staged ? qsTr("Discard and leave") : root.needed ? qsTr("Cancel and leave") : qsTr("Leave")
            onClicked: root.end()
        }
    ]

    Connections {
        target: Transfers

        function onCountChanged(): void {
            if (Transfers.count === 0)
                root.goOn();
        }
    }
    Timer {
        id: patience

        // A server that does not answer keeps nobody here.
        interval: 5000
        onTriggered: root.goOn()
    }
}
