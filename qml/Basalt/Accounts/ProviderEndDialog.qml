// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Deletes a sign-in provider, after asking. */
UiDialog {
    id: root

    property string providerCode: ""
    property string name: ""
    signal done

    function ask(code: string, called: string): void {
        providerCode = code;
        name = called;
        editor.clearError();
        open();
    }

    objectName: "providerEndDialog"
    iconName: "trash-2"
    tone: "danger"
    title: qsTr("Delete the provider %1?").arg(name)
    subtitle: qsTr("Nothing can use it any more. A program that registers its provider at each start makes it anew; to keep it out, disable it instead.")

    ProviderEditor {
        id: editor

        onRemoved: {
            root.close();
            root.done();
            Notices.success(qsTr("The provider %1 is deleted").arg(root.name));
        }
    }
    InlineNotice {
        objectName: "providerEndProblem"
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
            objectName: "providerEndConfirm"
            kind: "danger"
            text: qsTr("Delete")
            busy: editor.busy
            onClicked: editor.remove(root.providerCode)
        }
    ]
}
