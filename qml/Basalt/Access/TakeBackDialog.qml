// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Ends what an access list says about one user or group and one thing. */
UiDialog {
    id: root

    property string revocation: ""
    property string holder: ""
    property string told: ""
    property bool denied: false
    signal done

    function ask(what: string, who: string, codes: string, keepsOut: bool): void {
        revocation = what;
        holder = who;
        told = codes;
        denied = keepsOut;
        editor.clearError();
        open();
    }

    objectName: "takeBackDialog"
    iconName: "user-minus"
    tone: "danger"
    title: denied ? qsTr("Keep %1 out no longer?").arg(holder) : qsTr("Take %1 back from %2?").arg(told).arg(holder)
    subtitle: denied ? qsTr("From the next request on, rules, permissions and other lines decide again.") : qsTr("It counts from the next request on. Whoever may do it in another way still may.")

    AccessListEditor {
        id: editor

        onTakenBack: {
            root.close();
            root.done();
        }
    }
    InlineNotice {
        objectName: "takeBackProblem"
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "takeBackConfirm"
            kind: "danger"
            text: qsTr("Take it back")
            busy: editor.busy
            onClicked: editor.takeBack(root.revocation)
        }
    ]
}
