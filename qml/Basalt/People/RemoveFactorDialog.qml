// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Takes the second factor of somebody away who has lost it. */
UiDialog {
    id: root

    property string userId: ""
    property string email: ""
    /** The server says that there is none. */
    readonly property bool missing: editor.error.code === 38002
    signal done

    function ask(id: string, address: string): void {
        userId = id;
        email = address;
        editor.clearError();
        open();
    }

    objectName: "removeFactorDialog"
    iconName: "lock-open"
    tone: missing ? "accent" : "danger"
    title: missing ? qsTr("There is no second factor") : qsTr("Remove the second factor of %1?").arg(email)
    subtitle: missing ? qsTr("%1 signs in with the password alone.").arg(email) : qsTr("For whoever has lost phone and recovery codes. From then on the password alone is enough, until a new one is set up. Make sure that it is really this person who asks.")

    UserEditor {
        id: editor

        onFactorRemoved: {
            root.close();
            Notices.success(qsTr("The second factor is removed"), root.email);
            root.done();
        }
    }
    InlineNotice {
        objectName: "removeFactorProblem"
        width: parent.width
        visible: editor.error.isSet && !root.missing
        title: editor.error.title
        message: editor.error.message
    }
    buttons: [
        UiButton {
            objectName: "removeFactorCancel"
            text: root.missing ? qsTr("Close") : qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "removeFactorConfirm"
            visible: !root.missing
            kind: "danger"
            text: qsTr("Remove")
            busy: editor.busy
            onClicked: editor.removeFactor(root.userId)
        }
    ]
}
